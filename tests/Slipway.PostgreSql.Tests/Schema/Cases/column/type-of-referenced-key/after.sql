create table users (id bigint primary key);
create table orders (id bigint primary key, user_id bigint references users);
