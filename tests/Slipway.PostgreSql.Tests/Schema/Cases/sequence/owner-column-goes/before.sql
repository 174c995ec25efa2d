create sequence a;
create table t (id int, b int);
alter sequence a owned by t.id;
