create table a (x int not null default 1 check (x > 0), y text);
create table b (z int) inherits (a);
create table c (q int, y text not null) inherits (a);
create table d () inherits (b, c);
