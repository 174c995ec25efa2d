create table t (id bigint primary key);
create table u (id bigint references t);
