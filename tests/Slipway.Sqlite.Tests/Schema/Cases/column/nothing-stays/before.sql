create table t (a text primary key) without rowid;
