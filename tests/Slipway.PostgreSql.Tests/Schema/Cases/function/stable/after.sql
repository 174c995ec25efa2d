create function f() returns integer language sql stable strict as $$ select 1 $$;
