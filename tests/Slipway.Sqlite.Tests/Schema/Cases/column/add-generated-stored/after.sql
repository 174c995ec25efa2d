create table t (id integer primary key, a integer, double integer as (a * 2) stored);
