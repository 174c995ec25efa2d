create table t (id bigint primary key with (fillfactor = 60));
