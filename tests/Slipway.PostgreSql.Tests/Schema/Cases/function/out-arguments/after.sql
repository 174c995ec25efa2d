create function f(in a integer, out b integer, out c integer) language sql as $$ select 1, 2 $$;
