-- The schema that this application needs: what its migrations make, and what slipway diff compares them with.

create table users (
    id uuid,
    email character varying(255) not null,
    password_hash character varying(255) not null,
    full_name character varying,
    username character varying,
    is_active boolean default true,
    is_superuser boolean default false,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone,
    deleted_at timestamp with time zone,
    primary key (id),
    unique (email)
);

create index ix_users_email on users (email);

create table password_reset_tokens (
    id uuid default gen_random_uuid(),
    user_id uuid not null,
    token character varying(255) not null,
    expires_at timestamp with time zone not null,
    used boolean not null default false,
    created_at timestamp with time zone not null default now(),
    primary key (id),
    unique (token),
    foreign key (user_id) references users(id) on delete cascade
);

create index ix_password_reset_tokens_user_id on password_reset_tokens (user_id);
create index ix_password_reset_tokens_token on password_reset_tokens (token);

create table notebooks (
    id uuid default gen_random_uuid(),
    user_id uuid not null,
    title character varying(255) not null,
    created_at timestamp with time zone not null default now(),
    primary key (id),
    foreign key (user_id) references users(id) on delete cascade
);

create index ix_notebooks_user_id on notebooks (user_id);
