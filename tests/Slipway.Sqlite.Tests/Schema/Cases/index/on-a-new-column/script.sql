alter table t add column b text;
create index t_b on t (b) where b is not null;
