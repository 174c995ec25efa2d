create table users (id integer, name text, mood text);
create view v as select id::bigint as id, name from users;
