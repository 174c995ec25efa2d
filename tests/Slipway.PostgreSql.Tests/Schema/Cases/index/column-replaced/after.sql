create table t (a int, c int);
create index i on t (a, c);
