create function f(b integer) returns integer language sql immutable as $$ select b + 1 $$;
create table t (id integer, n integer generated always as (f(id)) stored);
