-- using t.a: a::integer
create table t (a int default 1);
