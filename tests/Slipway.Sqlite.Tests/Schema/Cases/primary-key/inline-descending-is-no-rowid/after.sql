create table t (id integer primary key desc, a text);
