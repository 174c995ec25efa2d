create table t (a bigint check (a > 0), b text check (b <> 'x'), c bigint);
create index on t (a);
create index on t (lower(b)) where c > 3;
create unique index on t (b);
