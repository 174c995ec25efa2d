create table accounts (id bigint);
alter table accounts enable row level security;
alter table accounts force row level security;
