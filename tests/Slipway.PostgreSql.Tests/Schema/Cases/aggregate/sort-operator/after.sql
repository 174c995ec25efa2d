create aggregate largest(integer) (sfunc = int4larger, stype = integer, sortop = >, combinefunc = int4larger);
