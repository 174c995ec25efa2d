create table t (a interval(3));
