create table users (id integer, name text, mood text);
create view v as select u.id, case when u.id > 1 then 'A' else 'b' end as c, x.n from users u cross join lateral (select u.id + 1 as n) x where exists (select from users y where y.id = u.id);
