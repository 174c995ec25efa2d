create table users (id integer, name text, mood text);
create view v as select name from users;
