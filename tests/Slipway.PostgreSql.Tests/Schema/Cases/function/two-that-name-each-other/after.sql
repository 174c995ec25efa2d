set check_function_bodies = off;
create function even(n integer) returns integer language sql as $$ select case when n > 0 then odd(n - 1) else 0 end $$;
create function odd(n integer) returns integer language sql as $$ select case when n > 0 then even(n - 1) else 1 end $$;
reset check_function_bodies;
