create table users (id integer, name text, mood text);
create view v as select id, name from users;
create rule r as on insert to v do instead insert into users (id, name) values (new.id, new.name);
