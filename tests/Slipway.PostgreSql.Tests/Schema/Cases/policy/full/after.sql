create table users (id integer, name text, mood text);
create policy p on users as restrictive for update to pg_monitor, pg_read_all_data using (id = 1) with check (name <> 'X');
