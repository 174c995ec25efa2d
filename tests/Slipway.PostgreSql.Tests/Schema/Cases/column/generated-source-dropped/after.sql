create table t (a int, b int, c int generated always as (b * 2) stored);
alter table t drop column a;
