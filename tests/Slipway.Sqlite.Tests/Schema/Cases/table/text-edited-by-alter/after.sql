create table t2 (id integer primary key, label text not null default 'x', b integer references t2 (id), check (id > 0));
