-- refused: foreign table public.ft
create foreign data wrapper w;
create server s foreign data wrapper w;
create table t (id integer);
create foreign table ft () inherits (t) server s;
