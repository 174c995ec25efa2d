create table users (id integer, name text, mood text);
create view v as select id, name from users;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g instead of insert on v for each row execute function f();
