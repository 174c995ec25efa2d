create extension unaccent;
create table t (a text);
create view v as select unaccent(a) as a from t;
