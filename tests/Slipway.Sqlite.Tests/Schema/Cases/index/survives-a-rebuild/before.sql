create table t (id integer primary key, a text, b text);
create index t_a on t (a);
create unique index t_b on t (b desc) where b is not null;
create index t_lower on t (lower(a));
