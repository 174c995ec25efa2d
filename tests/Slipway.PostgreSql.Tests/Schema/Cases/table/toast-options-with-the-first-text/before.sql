create table t (id integer, gone integer);
