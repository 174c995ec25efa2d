create table users (id integer, name text, mood text);
create policy p on users for select using (id = 1);
