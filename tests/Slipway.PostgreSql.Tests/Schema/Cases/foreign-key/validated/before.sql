create table users (id bigint primary key);
create table orders (user_id bigint);
alter table orders add foreign key (user_id) references users not valid;
