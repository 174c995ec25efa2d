set check_function_bodies = off;
create function f() returns integer language sql as $$ select max(id) from t $$;
reset check_function_bodies;
create table t (id integer default f());
