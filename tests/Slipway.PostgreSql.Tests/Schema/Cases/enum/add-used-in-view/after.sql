create type mood as enum ('sad', 'ok', 'happy');
create table t (id integer, m mood);
create view v as select id from t where m = 'happy';
