create table t (id integer primary key, a integer, g integer as (a + 1));
