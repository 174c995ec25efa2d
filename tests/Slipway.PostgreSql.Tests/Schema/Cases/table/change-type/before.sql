create table users (id integer, name varchar(20));
