create table t (id bigint, code text);
