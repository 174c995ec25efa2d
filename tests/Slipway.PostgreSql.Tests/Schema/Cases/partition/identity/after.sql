create table t (a int generated always as identity, b int not null) partition by range (b);
create table t1 partition of t for values from (1) to (10);
