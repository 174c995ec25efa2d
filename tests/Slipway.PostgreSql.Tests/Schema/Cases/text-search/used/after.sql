create text search configuration c (copy = simple);
create table users (id integer, name text, mood text);
create view v as select to_tsvector('c', name) as t from users;
