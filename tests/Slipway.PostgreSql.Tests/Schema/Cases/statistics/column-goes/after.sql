create table t (a int, c bigint);
create statistics s on a, c from t;
