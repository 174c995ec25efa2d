create aggregate rows(*) (sfunc = int8inc, stype = bigint, initcond = '0');
comment on aggregate rows(*) is 'all';
