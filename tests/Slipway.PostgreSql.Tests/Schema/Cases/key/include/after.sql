create table t (id bigint, b text, primary key (id) include (b));
