create table t (id integer);
create function f(a integer) returns bigint language sql begin atomic select count(*) from t where id = a; end;
