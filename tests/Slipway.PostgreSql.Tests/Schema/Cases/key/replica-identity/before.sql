create table t (id bigint primary key, b int not null, unique (b));
