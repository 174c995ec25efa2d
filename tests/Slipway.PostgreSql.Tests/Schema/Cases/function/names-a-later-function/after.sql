create function z() returns integer language sql as $$ select 1 $$;
create function a() returns integer language sql as $$ select z() $$;
