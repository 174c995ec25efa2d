create type mood as enum ('a', 'b');
create table t (id integer, m mood);
create materialized view v as select m, count(*) from t group by m;
