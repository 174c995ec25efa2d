create table t (id integer primary key, parent_id integer references t (id) on delete cascade, name text);
