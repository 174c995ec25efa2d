create function f() returns integer language sql as $$ select 1 $$;
create function g() returns bigint language sql return f();
