create function f() returns integer language sql as $$ select 1 $$;
create table t (id bigint default f(), n integer);
