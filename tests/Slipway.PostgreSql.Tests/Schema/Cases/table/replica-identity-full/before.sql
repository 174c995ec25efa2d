create table accounts (id bigint);
