create table users (id integer, name text, mood text, age integer);
create function f() returns integer language sql as $$ select max(age) from users $$;
