create table users (id int, mail text);
create table orders (id int, user_id int, state text);
