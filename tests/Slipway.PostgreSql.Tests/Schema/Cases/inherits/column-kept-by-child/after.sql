create table a (x int);
create table b (z int, y text) inherits (a);
