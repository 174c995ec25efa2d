create function f(a integer) returns integer language sql as $$ select a $$;
create function f(a text) returns integer language sql as $$ select 1 $$;
