-- using t.a: a::integer
create table t (a integer);
