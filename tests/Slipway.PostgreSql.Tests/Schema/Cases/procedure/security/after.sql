create procedure p() language sql security definer set search_path = public as $$ select 1 $$;
