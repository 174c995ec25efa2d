create table users (id integer, name text, mood text);
create view "A View" as select id as "Id", 'FROM x WHERE y'::text as "From", name as "select" from users;
