create table users (id integer, name text, mood text);
create view v with (security_invoker = true, security_barrier = false) as select id, name from users;
