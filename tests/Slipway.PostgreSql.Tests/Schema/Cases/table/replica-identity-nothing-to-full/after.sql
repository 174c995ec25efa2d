create table accounts (id bigint);
alter table accounts replica identity full;
