create table users (id integer, name text, mood text);
create schema app;
create view app.v as select id from public.users;
create view v as select id from app.v;
