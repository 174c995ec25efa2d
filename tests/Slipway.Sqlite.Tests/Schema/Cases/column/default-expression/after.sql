create table t (id integer primary key, at text default (datetime('now')));
