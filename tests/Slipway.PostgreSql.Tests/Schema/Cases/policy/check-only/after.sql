create table users (id integer, name text, mood text);
create policy p on users for insert with check (id = 3);
