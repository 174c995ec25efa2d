create table t (a text unique);
