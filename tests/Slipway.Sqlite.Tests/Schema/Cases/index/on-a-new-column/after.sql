create table t (id integer primary key, a text, b text);
create index t_b on t (b) where b is not null;
