-- refused: public.d
create type mood as enum ('a', 'b');
create type d as range (subtype = mood);
