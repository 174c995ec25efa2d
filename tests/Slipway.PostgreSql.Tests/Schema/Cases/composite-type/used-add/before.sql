create type address as (street text);
create table t (id integer, a address);
