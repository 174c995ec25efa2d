create table a (x int);
create table b (y int);
create table c () inherits (b, a);
alter table c add column z int;
