alter default privileges grant select on tables to pg_monitor;
create table users (id integer, name text, mood text);
create view v as select name from users;
revoke select on v from pg_monitor;
