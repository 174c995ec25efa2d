create table t (id integer, role varchar(20));
