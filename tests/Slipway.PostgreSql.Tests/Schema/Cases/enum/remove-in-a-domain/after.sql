-- refused: domain public.d
create type mood as enum ('a', 'b');
create domain d as mood;
