-- The first release: people sign in through Kinde, and each may have several portfolios.

-- migrate:up
create table users (
    id          text     not null primary key,
    kindeId     text     not null,
    email       text     not null,
    firstName   text,
    lastName    text,
    picture     text,
    roles       text     not null default '[]',
    permissions text     not null default '[]',
    createdAt   datetime not null default current_timestamp,
    updatedAt   datetime not null
);

create unique index users_kindeId_key on users (kindeId);
create unique index users_email_key on users (email);

create table portfolios (
    id          text     not null primary key,
    name        text     not null,
    description text,
    userId      text     not null,
    isDefault   boolean  not null default false,
    currency    text     not null default 'NOK',
    createdAt   datetime not null default current_timestamp,
    updatedAt   datetime not null,
    constraint portfolios_userId_fkey foreign key (userId) references users (id) on delete cascade on update cascade
);

-- migrate:down
drop table portfolios;
drop table users;
