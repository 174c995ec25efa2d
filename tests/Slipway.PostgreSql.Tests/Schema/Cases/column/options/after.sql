create table t (a text, b text);
alter table t alter a set (n_distinct = -0.5);
alter table t alter b set (n_distinct = 100);
