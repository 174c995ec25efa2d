create table users (id integer, name text, mood text);
create schema app;
create publication p for table users, tables in schema app;
