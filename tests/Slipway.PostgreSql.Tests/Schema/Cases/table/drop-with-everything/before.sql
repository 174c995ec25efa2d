create table users (id serial primary key, email text unique, check (email <> ''));
create table orders (id bigint generated always as identity primary key, user_id int references users);
create index on orders (user_id);
