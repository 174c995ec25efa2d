create table t (a text);
create unique index i on t (a);
