create table users (id integer, name text);
create policy p on users using (name = 'a');
