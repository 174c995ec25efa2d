create table t (id serial);
alter sequence t_id_seq increment by 10 cache 5;
