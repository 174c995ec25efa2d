create table a (x int, y int not null);
create table b (z int) inherits (a);
