-- migrate:parent base

-- People who sign in, and the tokens with which they set a new password.

-- migrate:up
create table users (
    id            uuid         primary key,
    email         varchar(255) not null unique,
    password_hash varchar(255) not null,
    full_name     varchar,
    username      varchar,
    is_active     boolean      default true,
    is_superuser  boolean      default false,
    created_at    timestamptz  not null default now(),
    updated_at    timestamptz,
    deleted_at    timestamptz
);

-- The constraint has an index already; the application has this one as well.
create index ix_users_email on users (email);

create table password_reset_tokens (
    id         uuid         primary key default gen_random_uuid(),
    user_id    uuid         not null references users (id) on delete cascade,
    token      varchar(255) not null unique,
    expires_at timestamptz  not null,
    used       boolean      not null default false,
    created_at timestamptz  not null default now()
);

create index ix_password_reset_tokens_user_id on password_reset_tokens (user_id);
create index ix_password_reset_tokens_token on password_reset_tokens (token);

-- migrate:down
drop table password_reset_tokens;
drop table users;
