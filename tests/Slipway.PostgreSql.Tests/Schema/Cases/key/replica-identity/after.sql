create table t (id bigint primary key, b int not null, unique (b));
alter table t replica identity using index t_b_key;
