create function f() returns bigint language sql as $$ select 1 $$;
create table t (id bigint default f(), n integer);
