create table users (id integer, name text, mood text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g after truncate on users execute function f();
