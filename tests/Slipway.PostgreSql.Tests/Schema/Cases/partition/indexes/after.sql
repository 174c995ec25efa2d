create table t (a int, b int) partition by range (a);
create table t1 partition of t for values from (1) to (10);
create index t_b on t (b);
create index t1_a on t1 (a desc);
