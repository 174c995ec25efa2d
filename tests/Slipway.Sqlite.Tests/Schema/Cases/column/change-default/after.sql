create table t (id integer primary key, n text default 'A');
