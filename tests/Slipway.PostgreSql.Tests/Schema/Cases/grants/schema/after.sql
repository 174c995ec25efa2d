create schema app;
grant usage, create on schema app to pg_monitor;
grant usage on schema app to public;
