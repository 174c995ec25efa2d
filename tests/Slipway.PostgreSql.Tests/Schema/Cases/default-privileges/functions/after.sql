alter default privileges revoke execute on functions from public;
alter default privileges revoke usage on types from public;
alter default privileges grant usage on sequences to pg_monitor;
alter default privileges grant usage on schemas to pg_monitor;
