create table accounts (id bigint);
alter table accounts enable row level security;
