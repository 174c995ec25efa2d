create table accounts (id bigint not null, code text not null);
create unique index accounts_id on accounts (id);
create unique index accounts_code on accounts (code);
alter table accounts replica identity using index accounts_id;
