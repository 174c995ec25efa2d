create table t (a numeric default 5);
