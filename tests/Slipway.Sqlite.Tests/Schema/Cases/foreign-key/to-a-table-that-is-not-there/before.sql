create table t (id integer primary key, x integer references later (id));
