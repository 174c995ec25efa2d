create table t (b text, c int);
