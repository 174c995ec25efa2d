create type mood as enum ('a', 'b', 'c');
create function f(m mood) returns mood language sql as $$ select m $$;
