create table users (id integer, name text, mood text);
grant select, insert on users to pg_monitor;
grant select on users to public;
