create table users (id integer, name text, mood text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g after update on users referencing old table as o new table as n for each statement execute function f();
