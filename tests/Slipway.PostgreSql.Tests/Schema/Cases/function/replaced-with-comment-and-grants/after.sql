create function f() returns text language sql as $$ select 'x' $$;
comment on function f() is 'one';
revoke execute on function f() from public;
