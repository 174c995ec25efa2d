alter default privileges grant select on tables to pg_monitor;
create schema app;
alter default privileges in schema app grant insert on tables to pg_monitor;
create table app.t (id integer);
grant delete on app.t to pg_monitor;
grant select on app.t to public;
