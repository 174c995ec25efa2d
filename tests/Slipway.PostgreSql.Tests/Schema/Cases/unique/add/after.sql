create table t (a int unique, b text, unique (a, b));
