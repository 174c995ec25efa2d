create table users (id integer, name text, mood text);
create materialized view m as select id, name from users;
create materialized view n as select id from m with no data;
