create table t (a text not null);
create table u (a text);
create index i on u (a);
