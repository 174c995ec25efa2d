create table t (id integer primary key, n int, x any) strict;
