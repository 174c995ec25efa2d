create table t (a int, b int not null, c int, d int) partition by range (a);
create table t1 partition of t (c not null) for values from (1) to (10);
create table t2 partition of t for values from (10) to (20) partition by list (b);
create table t21 partition of t2 for values in (1);
