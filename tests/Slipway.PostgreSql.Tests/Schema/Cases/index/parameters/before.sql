create table t (a int, b int[]);
create index i on t (a) with (fillfactor = 60);
create index j on t using gin (b) with (fastupdate = off);
create index k on t (a) where a > 1;
