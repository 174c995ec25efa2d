create table users (id bigint);
comment on table users is 'old';
