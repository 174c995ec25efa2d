create table t (a int not null, b text, constraint c check (a > 0)) partition by range (a);
create table t1 (a int, b text);
