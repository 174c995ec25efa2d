create table t (a bigint not null default 7, b varchar(30), c timestamp default '2020-01-01', e int default 1 + 1);
