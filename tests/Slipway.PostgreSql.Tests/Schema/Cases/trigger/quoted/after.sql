create table users (id integer, name text, mood text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger "The G" before insert on users for each row execute function f();
