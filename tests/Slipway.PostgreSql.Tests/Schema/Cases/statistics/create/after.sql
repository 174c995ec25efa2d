create table t (a int, b int, c text);
create statistics s on a, b from t;
create statistics s2 (ndistinct, mcv) on a, lower(c) from t;
create statistics "S 3" (dependencies) on b, c from t;
create statistics s4 on (a + b) from t;
