create function f() returns bigint language sql as $$ select 1 $$;
create view v as select f() as a;
create view w as select a from v;
comment on view w is 'x';
