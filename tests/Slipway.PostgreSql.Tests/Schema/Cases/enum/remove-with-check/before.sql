create type mood as enum ('a', 'b', 'c');
create table t (id integer, m mood constraint c check (m <> 'a'));
