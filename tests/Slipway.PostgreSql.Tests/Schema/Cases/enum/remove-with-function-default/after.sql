create type mood as enum ('a', 'b');
create function f() returns mood language sql as $$ select 'a'::mood $$;
create table t (id integer, m mood default f());
