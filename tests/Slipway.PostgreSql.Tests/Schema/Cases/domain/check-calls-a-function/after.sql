create function even(a integer) returns boolean language sql immutable as $$ select a % 2 = 0 $$;
create domain d as integer check (even(value));
create table t (a d);
