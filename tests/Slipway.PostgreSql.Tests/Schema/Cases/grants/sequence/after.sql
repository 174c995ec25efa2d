create sequence s;
grant usage, select on sequence s to pg_monitor;
