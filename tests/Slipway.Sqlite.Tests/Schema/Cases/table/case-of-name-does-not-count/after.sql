create table users (id INTEGER PRIMARY KEY, name text not null default 'X');
