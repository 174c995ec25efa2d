create table t (id bigint constraint t_key primary key);
create table u (id bigint references t);
