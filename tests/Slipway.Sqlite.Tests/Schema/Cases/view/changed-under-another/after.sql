create table t (id integer primary key, a text);
create view v as select id, a from t where id > 1;
create view w as select a from v;
