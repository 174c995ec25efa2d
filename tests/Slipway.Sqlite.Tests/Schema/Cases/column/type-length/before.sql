create table t (id integer primary key, n varchar(20));
