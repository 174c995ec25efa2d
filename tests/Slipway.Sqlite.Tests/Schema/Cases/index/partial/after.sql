create table t (a text, b text);
create index i on t (a) where b is not null;
