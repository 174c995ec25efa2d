create table t (k text primary key, v text) without rowid;
