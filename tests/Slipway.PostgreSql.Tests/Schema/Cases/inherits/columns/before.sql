create table a (x int, y text, q int);
create table b (z int) inherits (a);
