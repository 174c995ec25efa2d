-- refused: key of partitions
create type mood as enum ('a', 'b');
create table t (id integer, m mood) partition by list (m);
