create table t (a text, b text);
create index i on t (lower(a), substr(b, 1, 3));
