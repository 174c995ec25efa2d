create table t (a boolean, b text);
create index on t (a) where not a;
create index on t ((b is null), (coalesce(b, 'ELSE')));
