create table users (id integer, name text, mood text);
create view people as select id, name from users;
