create table t (id integer not null, a text);
