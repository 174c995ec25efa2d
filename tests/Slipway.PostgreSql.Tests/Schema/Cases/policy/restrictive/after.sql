create table users (id integer, name text, mood text);
create policy p on users as restrictive using (id = 1);
