create function f(a integer, b text default 'x, (y')
returns text
language plpgsql
as $$
declare
    c text := $x$ it's $x$;
begin
    return a || b || c;
end
$$;
