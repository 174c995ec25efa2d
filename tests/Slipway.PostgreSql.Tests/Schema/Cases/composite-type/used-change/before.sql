create type address as (zip integer);
create table t (id integer, a address);
