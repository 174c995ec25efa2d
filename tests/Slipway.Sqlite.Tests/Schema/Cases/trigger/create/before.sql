create table t (a text);
create table log (a text);
