create table t (a int, b int);
create index i on t (a, (a + b), (a - b));
alter index i alter column 2 set statistics 100;
