create sequence a;
create table t (id int);
create table u (id int);
alter sequence a owned by t.id;
