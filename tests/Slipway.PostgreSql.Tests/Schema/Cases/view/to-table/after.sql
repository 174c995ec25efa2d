create table users (id integer, name text, mood text);
create table v (id integer);
