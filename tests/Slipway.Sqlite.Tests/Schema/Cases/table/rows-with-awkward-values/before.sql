create table t (a, b text);
