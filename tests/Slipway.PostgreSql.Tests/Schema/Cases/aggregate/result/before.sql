create aggregate total(bigint) (sfunc = int8pl, stype = bigint);
