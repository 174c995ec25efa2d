create type mood as enum ('a');
revoke all on type mood from public;
grant usage on type mood to pg_monitor with grant option;
