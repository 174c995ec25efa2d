create table t (id integer primary key, a text, b text);
create index t_a on t (a);
create index t_b on t (b);
