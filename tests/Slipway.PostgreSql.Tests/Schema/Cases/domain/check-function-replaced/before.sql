create function even(a integer) returns boolean language sql immutable as $$ select a % 2 = 0 $$;
create domain d as integer constraint c check (even(value));
