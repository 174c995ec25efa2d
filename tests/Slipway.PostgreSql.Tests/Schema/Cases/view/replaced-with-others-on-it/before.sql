create table users (id integer, name text, mood text);
create view v as select id, name from users;
create view w as select name from v;
comment on view w is 'w';
grant select on w to pg_monitor;
comment on column w.name is 'n';
grant select (name) on w to public;
