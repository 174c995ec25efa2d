create table t (a int, b int default 1, c int, d int default 9) partition by range (a);
create table t1 partition of t for values from (1) to (10);
create table t2 partition of t (d default 5) for values from (10) to (20);
