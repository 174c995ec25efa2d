create table t (id bigint not null, code text, primary key (code));
