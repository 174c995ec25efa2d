create table t (id integer);
create function f() returns trigger language plpgsql as $$ declare r t%rowtype; begin insert into later values (1); return new; end $$;
create trigger g before insert on t for each row execute function f();
create table later (id integer);
