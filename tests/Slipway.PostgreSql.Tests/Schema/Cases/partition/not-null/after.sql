create table t (a int not null, b int, c int, d int not null) partition by range (a);
create table t1 partition of t (b not null) for values from (1) to (10);
create table t2 partition of t for values from (10) to (20) partition by list (b);
create table t21 partition of t2 (b not null) for values in (1);
