create table t (id integer primary key, a integer deferrable, b text);
create index t_b on t (b);
