create foreign data wrapper w;
create server s type 'pg' version '1' foreign data wrapper w options (host 'h', "Port" '5');
grant usage on foreign server s to pg_monitor;
grant usage on foreign data wrapper w to pg_monitor;
