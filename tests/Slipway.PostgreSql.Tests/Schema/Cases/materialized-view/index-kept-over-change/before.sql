create table users (id integer, name text, mood text);
create materialized view m as select id, name from users;
create unique index m_id on m (id);
comment on index m_id is 'i';
