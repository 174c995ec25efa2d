create table users (id integer, name text, mood text);
create materialized view m with (fillfactor = 70, autovacuum_enabled = false) as select id, name from users;
