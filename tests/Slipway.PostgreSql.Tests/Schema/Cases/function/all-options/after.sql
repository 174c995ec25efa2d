create function f() returns integer language sql immutable strict security definer parallel safe cost 5 as $$ select 1 $$;
