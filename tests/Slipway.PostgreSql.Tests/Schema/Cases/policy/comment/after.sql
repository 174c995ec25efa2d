create table users (id integer, name text, mood text);
create policy p on users using (id = 1);
comment on policy p on users is 'mine';
