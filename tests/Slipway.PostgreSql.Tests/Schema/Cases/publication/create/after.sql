create table users (id integer, name text, mood text);
create publication p for table users;
