create table t (a int not null, b text, constraint c check (a > 0)) partition by range (a);
create table t1 partition of t for values from (1) to (10);
