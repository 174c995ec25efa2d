create function acc(a bigint, variadic b integer[]) returns bigint language sql as $$ select a + b[1] $$;
create aggregate total(variadic integer[]) (sfunc = acc, stype = bigint, initcond = '0');
