create type mood as enum ('a', 'b');
create table t (id integer, m mood);
create view v as select id, m from t;
