create table users (id integer, name text, mood text);
create materialized view m as select id, name from users;
comment on materialized view m is 'kept';
comment on column m.name is 'n';
grant select on m to pg_monitor;
