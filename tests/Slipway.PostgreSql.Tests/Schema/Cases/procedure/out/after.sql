create procedure p(a integer, out b integer) language plpgsql as $$ begin b := a; end $$;
comment on procedure p(integer, out integer) is 'x';
