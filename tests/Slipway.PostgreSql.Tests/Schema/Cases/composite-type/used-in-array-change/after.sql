-- refused: public.t.a
create type address as (zip bigint);
create table t (id integer, a address[]);
