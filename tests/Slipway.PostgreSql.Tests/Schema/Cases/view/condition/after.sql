create table users (id integer, name text, mood text);
create view v as select id, name from users where id > 1 and name like 'A%' order by name limit 5;
