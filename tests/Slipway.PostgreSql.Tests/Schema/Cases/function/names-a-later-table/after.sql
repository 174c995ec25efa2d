create table later (id bigint);
create function f() returns bigint language sql as $$ select count(*) from later $$;
