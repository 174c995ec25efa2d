create table users (id integer, name text, mood text, age integer);
create view v as select id, name, age from users;
