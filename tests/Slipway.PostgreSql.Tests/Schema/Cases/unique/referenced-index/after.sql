create table t (a int);
create unique index t_a on t (a) with (fillfactor = 50);
create table u (a int references t (a) on delete set null);
