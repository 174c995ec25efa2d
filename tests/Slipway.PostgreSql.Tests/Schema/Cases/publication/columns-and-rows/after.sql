create table users (id integer, name text, mood text);
create publication p for table users (id, name) where (id > 1 and name = 'A') with (publish = 'insert, update');
