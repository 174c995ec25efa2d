create table t (a int, b int, unique (a, b));
