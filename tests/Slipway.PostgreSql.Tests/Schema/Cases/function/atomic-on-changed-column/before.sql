create table t (id integer);
create function f() returns bigint language sql begin atomic select count(*) from t where id = 1; end;
