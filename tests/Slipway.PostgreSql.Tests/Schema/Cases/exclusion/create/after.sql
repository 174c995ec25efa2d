create table t (during int4range, room int, exclude using gist (during with &&), constraint e exclude (room with =) where (room > 5));
