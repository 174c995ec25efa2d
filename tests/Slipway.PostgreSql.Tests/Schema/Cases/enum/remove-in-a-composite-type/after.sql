-- refused: public.d
create type mood as enum ('a', 'b');
create type d as (m mood);
