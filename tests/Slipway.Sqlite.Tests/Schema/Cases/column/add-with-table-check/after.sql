create table t (id integer primary key, a integer, b integer, constraint b_after_a check (b > a));
