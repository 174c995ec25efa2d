create table t (a integer primary key, b integer, unique (b), check (a > 0));
