create table users (id integer, name text, mood text);
create materialized view m as select id, name from users;
