create table users (id integer, name text, mood text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g before update of id on users for each row when (new.id > 1) execute function f();
