create procedure p(b integer) language sql as $$ select 1 $$;
grant execute on procedure p(integer) to pg_monitor;
