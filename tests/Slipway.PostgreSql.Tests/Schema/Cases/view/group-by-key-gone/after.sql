create table t (id integer not null, a text);
create view v as select id, a from t;
