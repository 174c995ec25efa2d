create table t (id integer primary key, a text);
create index t_a on t (a);
