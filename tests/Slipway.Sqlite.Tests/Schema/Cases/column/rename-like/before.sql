create table t (id integer primary key, name text, b text);
create index t_name on t (name);
