create table t (a text);
create table u (a text);
create index i on t (a);
