create table t (a int primary key, b int check (b > 0)) partition by range (a);
create table t1 partition of t for values from (1) to (10);
create index on t (b);
