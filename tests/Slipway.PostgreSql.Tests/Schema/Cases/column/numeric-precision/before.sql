create table t (a numeric(10,2) default 1.5);
