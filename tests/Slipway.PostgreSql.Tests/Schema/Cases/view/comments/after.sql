create table users (id integer, name text, mood text);
create view v as select id, name from users;
comment on view v is 'people';
comment on column v.name is 'of the person';
