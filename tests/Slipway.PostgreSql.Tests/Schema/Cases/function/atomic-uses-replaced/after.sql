create function f() returns bigint language sql as $$ select 1 $$;
create function g() returns bigint language sql return f();
