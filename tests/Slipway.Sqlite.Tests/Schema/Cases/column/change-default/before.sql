create table t (id integer primary key, n text default 'a');
