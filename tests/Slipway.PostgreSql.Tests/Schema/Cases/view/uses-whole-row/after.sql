create table users (id integer, name text, mood text);
create view v as select u as person, u.* from users u;
