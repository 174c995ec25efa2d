create table t (a numeric(12,4) default 1.5);
