create table t (a int, b int default 2, c int default 3, d int) partition by range (a);
create table t1 partition of t for values from (1) to (10);
create table t2 partition of t (b default 7, d default 5) for values from (10) to (20);
alter table only t2 alter c drop default;
