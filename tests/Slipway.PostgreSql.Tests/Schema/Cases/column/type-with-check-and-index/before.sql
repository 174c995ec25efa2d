create table t (a int check (a > 0), b varchar(10) check (b <> 'x'), c int);
create index on t (a);
create index on t (lower(b)) where c > 3;
create unique index on t (b);
