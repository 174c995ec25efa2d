create table users (
    id bigint not null,
    "Full Name" text default 'nobody',
    "order" integer not null default 1 + 2
);
comment on table users is 'who we know';
comment on column users."order" is 'it''s a word of SQL';
