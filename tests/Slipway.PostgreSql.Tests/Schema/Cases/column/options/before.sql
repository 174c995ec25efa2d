create table t (a text, b text);
alter table t alter a set (n_distinct = 5, n_distinct_inherited = -0.5);
