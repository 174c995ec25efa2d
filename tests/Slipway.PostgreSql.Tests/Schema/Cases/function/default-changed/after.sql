create function f(a text default 'B') returns text language sql as $$ select a $$;
