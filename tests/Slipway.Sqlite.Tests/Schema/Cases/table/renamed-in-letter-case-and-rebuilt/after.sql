create table users (id integer primary key, name text not null);
create index ix_users_name on users (name);
