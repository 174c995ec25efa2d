create table users (id integer, name text, mood text);
create table friends (a integer);
create policy p on users using (exists (select from friends f where f.a = users.id));
