create table users (id integer, name text, mood text);
create table t (id integer);
create publication p for table users, t where (id = 1);
