create type mood as enum ('a', 'b');
create table t (id integer, m mood);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g before update of m on t for each row when (new.m = 'a') execute function f();
