create table users (id integer, name text, mood text);
create function f(a integer) returns boolean language sql as $$ select true $$;
create policy p on users using (f(id));
