create table t (id integer primary key, a text, b text);
create view v as select id, a, b from t;
create view w as select id, a from v;
