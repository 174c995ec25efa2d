create table t (a text unique, b text, unique (a));
