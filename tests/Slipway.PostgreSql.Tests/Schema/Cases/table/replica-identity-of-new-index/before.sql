create table accounts (id bigint not null);
