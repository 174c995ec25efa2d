create type span as range (subtype = integer);
create table t (s span);
