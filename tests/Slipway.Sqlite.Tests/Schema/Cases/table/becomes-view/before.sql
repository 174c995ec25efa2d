create table t (a text);
create table u (a text);
