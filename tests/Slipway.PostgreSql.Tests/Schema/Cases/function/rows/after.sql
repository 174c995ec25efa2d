create function f() returns setof integer language sql rows 7 as $$ select 1 $$;
