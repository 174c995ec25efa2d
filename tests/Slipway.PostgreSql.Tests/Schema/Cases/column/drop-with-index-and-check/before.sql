create table t (id int, a int check (a > 0), b int);
create index on t (a, b);
create index t_expr on t ((a + b));
