-- refused: public.t.a
create domain d as bigint;
create table t (a d);
