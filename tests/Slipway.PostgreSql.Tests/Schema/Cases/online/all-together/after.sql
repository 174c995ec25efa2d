create table users (id bigint primary key, mail text not null unique);
create table orders (id bigint generated always as identity primary key, user_id bigint not null references users on delete cascade, state text not null default 'new' check (state in ('new', 'done')));
create index on orders (user_id, state) where state <> 'done';
