create table t (a integer, constraint small check (a < 1000));
