-- back refused: what it holds would be lost
create table t (a int, c int);
