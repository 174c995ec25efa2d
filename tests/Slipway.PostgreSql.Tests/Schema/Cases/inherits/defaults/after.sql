create table a (x int default 2, y int default 3);
create table b (z int) inherits (a);
alter table only b alter x set default 5;
