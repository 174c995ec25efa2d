create table users (id integer, name text, mood text);
grant select, update on users to pg_monitor;
grant delete on users to pg_read_all_data;
