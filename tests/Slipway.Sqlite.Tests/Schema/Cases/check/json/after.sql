create table t (j text check (json_valid(j) and json_type(j) = 'object'));
