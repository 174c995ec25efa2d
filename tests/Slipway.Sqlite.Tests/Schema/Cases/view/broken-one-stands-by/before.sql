create table t (id integer primary key, a text);
create view broken as select x from nowhere;
