create function f() returns integer language sql as $$ select 1 $$;
create table users (id integer default f(), name text, mood text);
