create table t (id integer primary key, a text not null);
create view v as select id, a from t;
create view w as select count(*) as n from v;
