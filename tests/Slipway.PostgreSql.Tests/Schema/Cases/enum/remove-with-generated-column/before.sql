create type mood as enum ('a', 'b', 'c');
create table t (id integer, m mood, n boolean generated always as (m = 'a') stored);
