create function f(a text, variadic b integer[]) returns integer language sql as $$ select 1 $$;
