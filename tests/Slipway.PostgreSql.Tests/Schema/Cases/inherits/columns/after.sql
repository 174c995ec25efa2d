create table a (x bigint, w int default 3, q int not null);
create table b (z int) inherits (a);
