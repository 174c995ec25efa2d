create table t (id int, a text, b int default 3 not null);
