create table t (a text);
create table i (a text);
