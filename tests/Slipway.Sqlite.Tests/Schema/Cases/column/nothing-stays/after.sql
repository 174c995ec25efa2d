create table t (b text primary key) without rowid;
