create table users (id integer, name text, mood text);
create aggregate total(integer) (sfunc = int4pl, stype = integer);
create view v as select total(id) as t from users;
