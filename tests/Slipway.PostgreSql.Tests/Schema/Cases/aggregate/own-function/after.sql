create function plus(a bigint, b integer) returns bigint language sql immutable strict as $$ select a + b $$;
create aggregate total(integer) (sfunc = plus, stype = bigint, initcond = '0', parallel = safe);
