create table t (a int primary key) partition by range (a);
create table t1 partition of t for values from (1) to (10);
create table u (a int references t);
