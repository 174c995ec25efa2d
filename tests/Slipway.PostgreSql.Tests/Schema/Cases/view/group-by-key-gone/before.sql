create table t (id integer constraint k primary key, a text);
create view v as select id, a from t group by id;
