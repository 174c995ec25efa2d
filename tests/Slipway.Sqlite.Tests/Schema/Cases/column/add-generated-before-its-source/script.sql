alter table t add column net integer;
alter table t add column total integer as (net + 1);
