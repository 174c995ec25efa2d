create table a (id int primary key, n int, me int references a);
create table b (id int primary key, n int references a);
create table c (id int primary key, n int references b);
alter table a add foreign key (n) references c deferrable;
