create table users (id bigint, name text, mood text);
create materialized view m as select id, name from users;
