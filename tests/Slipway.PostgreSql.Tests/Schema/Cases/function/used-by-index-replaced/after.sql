create function f(b integer) returns integer language sql immutable as $$ select b + 1 $$;
create table t (id integer);
create index i on t (f(id)) where f(id) > 0;
