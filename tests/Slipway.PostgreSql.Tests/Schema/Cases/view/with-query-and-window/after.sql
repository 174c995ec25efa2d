create table users (id integer, name text, mood text);
create view v as with a as (select id, name from users where id > 1) select a.id, row_number() over (partition by a.name order by a.id) as n from a left join users u on u.id = a.id group by a.id, a.name having count(*) > 0;
