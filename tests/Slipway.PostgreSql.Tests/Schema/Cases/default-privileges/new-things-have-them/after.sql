alter default privileges grant select on tables to pg_monitor;
alter default privileges revoke execute on functions from public;
create table users (id integer, name text, mood text);
create view v as select id, name from users;
create function f() returns integer language sql as $$ select 1 $$;
create type mood as enum ('a');
