create function f() returns integer language sql set search_path = '' as $$ select 1 $$;
