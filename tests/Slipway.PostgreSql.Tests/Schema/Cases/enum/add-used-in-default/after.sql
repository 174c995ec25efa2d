create type mood as enum ('sad', 'ok', 'happy');
create table t (id integer, m mood default 'happy');
