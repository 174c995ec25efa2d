create table users (id integer, name text, mood text);
grant select (id, name), update (name) on users to pg_monitor;
