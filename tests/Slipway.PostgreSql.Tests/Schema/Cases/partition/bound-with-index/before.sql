create table t (a int primary key, b text) partition by range (a);
create index on t (b);
create table t1 partition of t for values from (1) to (10);
