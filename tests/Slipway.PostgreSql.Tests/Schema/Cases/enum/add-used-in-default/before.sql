create type mood as enum ('sad', 'ok');
create table t (id integer, m mood);
