create table t (id integer primary key, full_name text, b text);
create index t_name on t (full_name);
