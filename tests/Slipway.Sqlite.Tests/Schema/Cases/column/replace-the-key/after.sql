create table t (uid integer primary key, a text);
