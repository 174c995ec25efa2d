create table users (id integer, name text, mood text);
create view v as select E'it''s\nA Line\n   FROM here \\ and' as a, 'X' || name as b from users;
