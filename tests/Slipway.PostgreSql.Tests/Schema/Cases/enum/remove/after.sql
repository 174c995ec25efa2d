create type mood as enum ('sad', 'happy');
create table t (id integer, m mood);
