create table t (a text);
create view v as select a, 1 as one from t;
create trigger v_insert instead of insert on v begin insert into t values (new.a); end;
