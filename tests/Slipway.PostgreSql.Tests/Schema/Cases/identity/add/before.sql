create table t (id bigint, name text);
