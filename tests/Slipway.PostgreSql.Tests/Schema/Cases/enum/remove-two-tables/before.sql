create type mood as enum ('a', 'b', 'c');
create table t (id integer, m mood);
create table u (m mood, n mood);
