create table t (id integer);
create function f(a integer) returns integer language sql begin atomic insert into t values (a); select a; end;
