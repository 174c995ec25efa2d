create table t (a text, check (a <> ''));
