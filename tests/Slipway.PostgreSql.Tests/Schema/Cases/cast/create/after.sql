create type a as (x integer);
create function to_a(integer) returns a language sql as $$ select row($1)::a $$;
create cast (integer as a) with function to_a(integer) as assignment;
comment on cast (integer as a) is 'c';
