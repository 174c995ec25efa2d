create type mood as enum ('a', 'b', 'c');
create table t (id integer, m mood);
create view v as select id, m from t;
create view w as select id from v where m = 'a';
