create table t (a text, b text);
create view v as select a from t;
