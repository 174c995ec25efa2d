create table users (id integer, name text, mood text);
create view v as select id, name from users;
grant select, update on v to pg_monitor;
grant insert (name) on v to public;
