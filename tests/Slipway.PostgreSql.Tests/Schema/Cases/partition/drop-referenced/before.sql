create table t (a int primary key) partition by range (a);
create table t1 partition of t for values from (1) to (10);
create table t2 partition of t for values from (10) to (20);
create table u (a int references t);
