create aggregate total(bigint) (sfunc = int8pl, stype = bigint, finalfunc = int8out);
