create table t (a text);
create index new_name on t (a);
