create function f(a integer) returns integer language sql immutable as $$ select a + 1 $$;
create table t (id integer, n integer generated always as (f(id)) stored);
