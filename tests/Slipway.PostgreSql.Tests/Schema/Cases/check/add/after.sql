create table t (a int check (a > 0), b int, check (a < b), constraint odd check (a % 2 = 1 or b is null));
