-- using t.n: n::text::mood
create type mood as enum ('a', 'b');
create table t (id integer, m mood, n text);
