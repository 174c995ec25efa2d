create table accounts (id bigint not null);
create unique index accounts_id on accounts (id);
alter table accounts replica identity using index accounts_id;
