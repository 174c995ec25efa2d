create table t (a int);
create unique index t_a on t (a);
create table u (a int references t (a));
