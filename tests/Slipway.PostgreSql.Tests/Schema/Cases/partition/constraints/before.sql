create table t (a int, b int, c int unique, d int) partition by range (c);
create table t1 partition of t for values from (1) to (10);
