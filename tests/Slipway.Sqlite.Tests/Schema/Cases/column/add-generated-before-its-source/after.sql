create table t (id integer primary key, total integer as (net + 1), net integer);
