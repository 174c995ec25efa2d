create function f() returns integer language sql set search_path = app, public, "$user" set work_mem = '64MB' set statement_timeout = 100 set datestyle = 'ISO, DMY' as $$ select 1 $$;
