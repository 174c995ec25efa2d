create table t (a text);
create unique index t_a on t (a);
