create table t (a int, b text);
create index i on t (a desc);
create unique index j on t (b);
create unique index k on t (b) where a is null;
