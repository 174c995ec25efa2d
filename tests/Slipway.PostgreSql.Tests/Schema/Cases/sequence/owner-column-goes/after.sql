create sequence a;
create table t (b int);
alter sequence a owned by t.b;
