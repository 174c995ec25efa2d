create type address as (street text, city text);
create table t (id integer, a address);
