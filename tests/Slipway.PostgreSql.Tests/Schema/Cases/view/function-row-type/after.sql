create table users (id integer, name text, mood text);
create view v as select name from users;
create function f(a v) returns integer language sql as $$ select 1 $$;
