create table t (a text, b text);
create view v (x, y) as select a, b from t where a <> 'Z';
