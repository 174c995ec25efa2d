create table users (id integer, name text, mood text);
create function f(a users) returns text language sql as $$ select a.name || a.mood $$;
create function g() returns setof users language sql as $$ select * from users $$;
