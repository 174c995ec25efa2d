create table t (id bigint primary key);
comment on constraint t_pkey on t is 'the key';
