create table t (a int, b varchar(10) not null, d int default 4, e int generated always as (a + 1) stored) partition by range (a);
create table t1 partition of t for values from (1) to (10);
