create table users (id integer, name text, mood text);
create table log (id integer, what text);
