create table t (id integer primary key, total integer as (net + tax), net integer check (net >= tax), tax integer);
