create type span as range (subtype = integer);
create view v as select span(1, 2) as s, span_multirange(span(3, 4)) as m;
