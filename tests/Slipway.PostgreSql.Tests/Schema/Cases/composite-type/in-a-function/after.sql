create type pair as (a integer, b bigint);
create function f(p pair) returns integer language sql as $$ select p.a $$;
