create table t (during int4range, a box, constraint e exclude using gist (during with &&, a with &&) with (fillfactor = 60) where (a is not null) deferrable);
