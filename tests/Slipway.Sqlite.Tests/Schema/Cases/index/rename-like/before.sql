create table t (a text);
create index old_name on t (a);
