create function f(inout a integer) language sql as $$ select a + 1 $$;
