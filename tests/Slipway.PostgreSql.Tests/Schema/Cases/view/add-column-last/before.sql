create table users (id integer, name text, mood text);
create view v as select id, name from users;
