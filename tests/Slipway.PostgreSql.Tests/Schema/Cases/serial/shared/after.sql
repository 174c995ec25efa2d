create table t (id serial);
create table u (id int default nextval('t_id_seq'));
