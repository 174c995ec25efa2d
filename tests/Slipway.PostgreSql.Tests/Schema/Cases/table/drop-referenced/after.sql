create table orders (id bigint primary key, user_id bigint);
