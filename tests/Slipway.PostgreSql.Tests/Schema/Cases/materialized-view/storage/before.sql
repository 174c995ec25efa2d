create table users (id integer, name text, mood text);
