create table t (a int not null, constraint t_a_not_null check (a > 0));
