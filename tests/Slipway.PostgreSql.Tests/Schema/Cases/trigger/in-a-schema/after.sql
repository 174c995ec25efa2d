create schema app;
create table app.t (id integer);
create function app.f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g before insert on app.t for each row execute function app.f();
