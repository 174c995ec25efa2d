create function f() returns integer language sql set search_path = pg_catalog, pg_temp as $$ select 1 $$;
