create table a (x int not null, y int);
create table b (z int, y int not null) inherits (a);
