create schema app;
create type app.mood as enum ('a', 'b');
create table app.t (m app.mood default 'a');
