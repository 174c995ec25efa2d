create table t (id integer primary key, mode text default on_it, other text default "t");
