create extension hstore;
create table t (id integer, data hstore);
