create function f(b integer) returns boolean language sql immutable as $$ select b > 0 $$;
create table t (id integer constraint c check (f(id)));
