create table users (id bigint primary key);
create table orders (user_id bigint, name text, constraint "to users" foreign key (user_id) references users);
