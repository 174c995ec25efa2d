create procedure p(a integer, inout b text default 'x') language plpgsql as $$ begin b := a; end $$;
