create table users (id bigint not null, name text not null default '');
