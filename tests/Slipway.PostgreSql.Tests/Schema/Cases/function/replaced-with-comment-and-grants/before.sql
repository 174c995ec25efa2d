create function f() returns integer language sql as $$ select 1 $$;
comment on function f() is 'one';
revoke execute on function f() from public;
