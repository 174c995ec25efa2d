create schema "My App";
create table "My App"."The Users" (id integer);
