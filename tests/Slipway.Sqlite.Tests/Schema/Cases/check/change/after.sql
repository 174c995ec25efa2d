create table t (a integer, constraint small check (a < 2000));
