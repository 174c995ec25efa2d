create table users (id integer, name text, mood text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g before update on users for each row when (old.name is distinct from new.name) execute function f();
