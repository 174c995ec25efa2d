create schema a;
create schema b;
create table a.t (id integer);
create table b.t (id integer);
create table t (id integer);
