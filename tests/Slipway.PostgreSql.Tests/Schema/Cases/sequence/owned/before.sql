create sequence a;
create table t (id int);
