create function f() returns table (a integer, b integer, c integer) language sql as $$ select 1, 2, 3 $$;
