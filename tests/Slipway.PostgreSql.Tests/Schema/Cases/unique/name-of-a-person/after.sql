create table t (a int, constraint "One of A" unique (a) include (a));
