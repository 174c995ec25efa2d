create table t (a int, b int, c bigint generated always as (a * b) stored not null);
create index on t (c);
