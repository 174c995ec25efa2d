create table users (id integer, name text, mood text);
create view v as select id, name from users;
alter view v alter column name set default 'nobody';
