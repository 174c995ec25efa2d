create table users (id integer, name text, mood text);
create view v as select id from users where id > 1 union all (select 1 except select 2) order by 1;
