create table t (a text);
create table v (a text);
