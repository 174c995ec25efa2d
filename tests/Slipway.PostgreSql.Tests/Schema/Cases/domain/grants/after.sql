create domain d as integer;
revoke usage on domain d from public;
grant usage on domain d to pg_monitor;
