create table users (id integer primary key);
create table legacy (id integer primary key, note text);
