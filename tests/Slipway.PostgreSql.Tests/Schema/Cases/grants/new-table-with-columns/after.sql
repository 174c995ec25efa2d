create table users (id integer, name text, mood text);
grant select (id) on users to pg_monitor;
grant truncate, references, trigger on users to pg_monitor;
