create table users (id integer, name text, mood text);
create view v as select id, name from users;
create view w as select name from v;
create view x as select name, (select count(*) from v) as n from w;
