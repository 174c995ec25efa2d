create table t (a int, b int) partition by range (a);
create table t1 partition of t for values from (1) to (10);
create index t_a on t (a);
create index t1_b on t1 (b);
