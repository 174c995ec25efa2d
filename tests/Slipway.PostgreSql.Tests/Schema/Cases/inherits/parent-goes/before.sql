create table a (x int, y int);
create table b (z int) inherits (a);
