create domain d as integer;
create function f(a d) returns d language sql as $$ select a $$;
