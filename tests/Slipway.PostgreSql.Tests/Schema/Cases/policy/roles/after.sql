create table users (id integer, name text, mood text);
create policy p on users to pg_monitor using (id = 1);
