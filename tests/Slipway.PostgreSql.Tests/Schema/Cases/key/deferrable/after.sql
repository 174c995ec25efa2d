create table t (id bigint primary key deferrable initially deferred);
