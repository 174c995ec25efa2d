create table t (a int, b text, c int generated always as (a * 2) stored);
create index t_c on t (c);
