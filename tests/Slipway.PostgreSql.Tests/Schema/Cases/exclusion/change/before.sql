create table t (during int4range, a box, constraint e exclude using gist (during with &&));
