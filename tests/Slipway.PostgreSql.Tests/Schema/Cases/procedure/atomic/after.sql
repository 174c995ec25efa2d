create table t (id integer);
create procedure p(a integer) language sql begin atomic insert into t values (a); insert into t values (a + 1); end;
