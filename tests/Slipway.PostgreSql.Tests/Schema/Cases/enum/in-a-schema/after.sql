create schema app;
create type app.mood as enum ('b', 'c', 'a');
create table app.t (m app.mood default 'a');
