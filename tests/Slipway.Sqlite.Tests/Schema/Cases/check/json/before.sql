create table t (j text check (json_valid(j)));
