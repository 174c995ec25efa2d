create table t (id integer primary key, parent_id integer);
