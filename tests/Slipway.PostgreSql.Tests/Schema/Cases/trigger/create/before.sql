create table users (id integer, name text, mood text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
