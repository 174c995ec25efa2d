create function f() returns text language sql as $_$ select $$a$$ || $function$b$function$ $_$;
