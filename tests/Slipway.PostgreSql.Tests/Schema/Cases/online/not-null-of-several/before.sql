create table t (a int, b int, c int);
create table u (a int);
