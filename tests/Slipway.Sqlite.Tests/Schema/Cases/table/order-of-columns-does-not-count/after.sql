create table t (b integer, id integer primary key, a text);
