create table t (a int, constraint t_a unique (a));
