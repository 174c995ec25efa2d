create table t (a varchar(20) not null default 'x', b char(5), c varchar(7));
