create table t (id integer primary key, x any, b blob) strict;
