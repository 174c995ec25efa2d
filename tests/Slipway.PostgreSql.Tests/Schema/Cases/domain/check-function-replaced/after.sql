create function even(b integer) returns boolean language sql immutable as $$ select b % 2 = 0 $$;
create domain d as integer constraint c check (even(value));
