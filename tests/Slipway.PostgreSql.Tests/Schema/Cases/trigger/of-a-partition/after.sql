-- refused: trigger public.t1.g
create table t (id integer) partition by range (id);
create table t1 partition of t for values from (0) to (9);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g before insert on t for each row execute function f();
alter table t1 disable trigger g;
