create type mood as enum ('a', 'b');
create table p (m mood primary key);
create table t (id integer, m mood references p, unique (id, m));
