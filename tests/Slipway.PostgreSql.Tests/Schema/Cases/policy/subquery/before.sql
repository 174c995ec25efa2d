create table users (id integer, name text, mood text);
create table friends (a integer);
