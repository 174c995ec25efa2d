create table users (id integer, name text, mood text);
grant select on users to pg_monitor;
