create type mood as enum ('b', 'a');
create table t (id integer, m mood not null);
