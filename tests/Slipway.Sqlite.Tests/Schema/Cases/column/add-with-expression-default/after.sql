create table t (id integer primary key, token text default (lower(hex(randomblob(8)))));
