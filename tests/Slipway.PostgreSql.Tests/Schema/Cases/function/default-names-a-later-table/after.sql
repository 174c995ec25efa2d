create table later (id integer);
create function f() returns integer language sql as $$ select max(id) from later $$;
create table t (id integer default f());
