create table a (id int primary key);
create table b (id int references a, x int, foreign key (x) references a, foreign key (x) references a on delete cascade);
