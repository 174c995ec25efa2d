create function diff(a time, b time) returns double precision language sql immutable as $$ select extract(epoch from (a - b)) $$;
create type timespan as range (subtype = time, subtype_diff = diff);
create table t (s timespan default timespan('10:00', '11:00'), m timespan_multirange);
