create function f(a text default 'A') returns text language sql as $$ select a $$;
