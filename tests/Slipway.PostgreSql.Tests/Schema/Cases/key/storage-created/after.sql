create table t (id bigint, u text unique with (fillfactor = 50), primary key (id) include (u) with (fillfactor = 60));
