create table t (a varchar(10) not null default 'x', b char(3), c varchar);
