create table users (id integer, name text, mood text);
create function f() returns integer language sql as $$ select 1 $$;
