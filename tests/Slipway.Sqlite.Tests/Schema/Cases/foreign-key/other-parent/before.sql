create table p (id integer primary key);
create table q (id integer primary key);
create table t (id integer primary key, x integer references p (id));
