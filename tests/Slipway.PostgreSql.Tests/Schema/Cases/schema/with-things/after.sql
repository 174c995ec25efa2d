create schema app;
create table app.users (id integer);
create view app.people as select id from app.users;
