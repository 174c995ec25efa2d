create table t (a int check (a > 0), b int, c int, d int, unique (c, b), primary key (c, a)) partition by range (c);
create table t1 partition of t for values from (1) to (10);
