-- a plain column that is to be computed holds values
create table t (a int, c int generated always as (a + 1) stored);
