create table a (x int constraint c check (x > 0), y int);
create table b (z int) inherits (a);
