create table users (id integer, name text, mood text);
create materialized view m as select id, name from users;
create unique index m_id on m (id);
create index m_name on m (lower(name)) where id > 1;
