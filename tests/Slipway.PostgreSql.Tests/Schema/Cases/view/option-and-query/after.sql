create table users (id integer, name text, mood text);
create view v with (check_option = cascaded) as select id, name from users where id > 0;
