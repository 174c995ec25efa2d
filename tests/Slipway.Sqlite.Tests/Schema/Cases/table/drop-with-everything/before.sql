create table t (id integer primary key, a text unique);
create index t_a on t (a);
create view v as select a from t;
create trigger t_ai after insert on t begin update t set a = a; end;
create table keep (x);
