create type mood as enum ('a', 'b', 'c');
create table t (id integer, m mood);
create index i on t (m) where m = 'a';
