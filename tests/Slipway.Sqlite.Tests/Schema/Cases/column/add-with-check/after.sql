create table t (id integer primary key, n integer check (n > 0));
