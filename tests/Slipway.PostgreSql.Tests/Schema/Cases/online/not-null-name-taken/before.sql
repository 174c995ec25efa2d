create table t (a int, constraint t_a_not_null check (a > 0));
