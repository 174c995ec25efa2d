create table users (id integer, name text, mood text);
create view v as select id, name from users;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
