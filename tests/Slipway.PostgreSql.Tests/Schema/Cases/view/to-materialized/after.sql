create table users (id integer, name text, mood text);
create materialized view v as select id, name from users;
