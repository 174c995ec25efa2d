create function f(a anyelement, b anyarray) returns anyelement language sql as $$ select a $$;
