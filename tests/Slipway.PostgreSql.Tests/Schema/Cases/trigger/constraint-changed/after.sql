create table users (id integer, name text, mood text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create constraint trigger g after insert on users not deferrable for each row execute function f();
