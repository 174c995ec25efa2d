create table users (id integer, name text, mood text);
grant select (id) on users to pg_monitor;
