create table t (id integer primary key, a text not null);
create view broken as select x from nowhere;
