create table t (id bigint primary key, b text);
