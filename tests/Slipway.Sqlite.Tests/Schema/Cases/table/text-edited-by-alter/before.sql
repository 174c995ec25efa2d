create table t (id integer primary key, check (id > 0));
alter table t add column a text not null default 'x';
alter table t add column b integer references t (id);
alter table t rename column a to "Label";
alter table t rename to "T2";
