create table t (id bigint, code text not null);
