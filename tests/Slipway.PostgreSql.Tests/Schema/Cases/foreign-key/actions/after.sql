create table users (id bigint primary key);
create table orders (user_id bigint references users on delete cascade on update set null);
