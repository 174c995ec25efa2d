create table t (id integer primary key, n integer not null default -1, m integer default (+2));
