create table t (a int, b text) partition by range (lower(b), ((a + 1)));
create table t1 partition of t for values from ('a', minvalue) to ('z', 5);
