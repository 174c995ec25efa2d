create table t (id integer primary key, a text, b integer default 0, c real);
