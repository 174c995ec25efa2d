create table users (id integer, name text, mood text);
create view v with (security_barrier) as select id, name from users;
