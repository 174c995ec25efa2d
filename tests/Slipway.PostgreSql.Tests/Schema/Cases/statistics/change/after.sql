create table t (a int, b int, c int);
create statistics s (mcv) on a, b, c from t;
alter statistics s set statistics 10;
create statistics s2 on a, b from t;
comment on statistics s2 is 'x';
