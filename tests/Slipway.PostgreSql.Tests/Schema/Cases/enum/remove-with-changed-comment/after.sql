create type mood as enum ('a', 'b');
comment on type mood is 'how it is';
grant usage on type mood to pg_monitor;
