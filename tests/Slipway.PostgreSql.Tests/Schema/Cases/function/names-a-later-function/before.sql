create function a() returns integer language sql as $$ select 1 $$;
