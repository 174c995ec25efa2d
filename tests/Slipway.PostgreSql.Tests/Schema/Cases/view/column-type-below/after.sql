create table users (id bigint, name text, mood text);
create view v as select id, name from users;
create view w as select id from v;
