create table t (id integer primary key, a integer check (a between 0 and 1000));
