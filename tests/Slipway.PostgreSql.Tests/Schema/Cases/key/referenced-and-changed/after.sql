create table t (id bigint primary key, b bigint not null unique);
create table u (id bigint primary key references t (b));
