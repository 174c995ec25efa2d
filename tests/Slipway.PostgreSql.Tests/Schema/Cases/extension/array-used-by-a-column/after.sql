create extension citext;
create table t (id integer, names citext[]);
