create table users (id integer, name text, mood text);
create view v as select id from users;
create function f() returns integer language sql as $$ select max(id) from v $$;
