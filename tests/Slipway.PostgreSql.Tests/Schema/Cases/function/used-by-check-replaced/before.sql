create function f(a integer) returns boolean language sql immutable as $$ select a > 0 $$;
create table t (id integer constraint c check (f(id)));
