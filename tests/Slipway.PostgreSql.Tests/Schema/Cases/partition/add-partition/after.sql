create table t (a int primary key, b text default 'B') partition by range (a);
create table t1 partition of t for values from (minvalue) to (10);
create table t2 partition of t for values from (10) to (maxvalue);
create index on t (b);
