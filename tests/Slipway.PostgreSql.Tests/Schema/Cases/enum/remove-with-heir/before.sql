create type mood as enum ('a', 'b', 'c');
create table t (id integer, m mood default 'a');
create table u (x integer) inherits (t);
