create table t (a text check (a ~ '^[A-Z]+$' and a <> 'NOT VALID' and a not like E'\\%\nX'), check (length(a) > 3));
