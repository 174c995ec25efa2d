create table t (a int, b int, c int);
create statistics s (ndistinct) on a, b from t;
create statistics s2 on a, b from t;
alter statistics s2 set statistics 50;
