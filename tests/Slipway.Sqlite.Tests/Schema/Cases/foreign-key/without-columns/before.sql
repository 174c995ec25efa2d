create table p (id integer primary key);
create table t (x integer references p);
