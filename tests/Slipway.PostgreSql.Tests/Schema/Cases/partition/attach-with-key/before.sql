create table t (a int primary key, b text) partition by range (a);
create table t1 (a int primary key, b text);
create index on t (b);
create index on t1 (b);
