create table t (id integer primary key, a integer, double integer generated always as (a * 2) virtual);
