create sequence a;
create table t (id int);
alter sequence a owned by t.id;
