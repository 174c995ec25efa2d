create type mood as enum ('a', 'b');
create table t (id integer, m mood);
create policy p on t using (m = 'a');
