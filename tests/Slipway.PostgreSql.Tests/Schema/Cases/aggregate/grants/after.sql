create aggregate total(integer) (sfunc = int4pl, stype = integer);
revoke all on function total(integer) from public;
