create table t (id integer primary key, a integer not null, g integer as (a + 1), check (t.a > 0));
