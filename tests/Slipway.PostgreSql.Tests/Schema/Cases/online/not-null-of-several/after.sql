create table t (a int not null, b int not null, c int primary key);
create table u (a int not null);
