create table users (id bigint, name text, mood text);
create policy p on users using (id = 1);
