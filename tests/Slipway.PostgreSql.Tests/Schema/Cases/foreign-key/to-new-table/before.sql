create table orders (user_id bigint, name text);
