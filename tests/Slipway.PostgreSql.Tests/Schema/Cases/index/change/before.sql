create table t (a int, b text);
create index i on t (a);
create index j on t (b);
create unique index k on t (b);
