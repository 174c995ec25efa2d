create table a (x int default 1, y int);
create table b (z int) inherits (a);
