create table others (id integer, name text);
create view v as select id, name from others;
