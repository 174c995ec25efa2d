-- migrate:parent a1b2c3d4e5f6_add_delivery_velocity_and_scope_plans

-- migrate:up
create table poker_estimate_sessions (
    id                 serial           primary key,
    session_id         varchar(50)      not null unique,
    story_id           varchar(50)      not null references user_stories (story_id) on delete cascade,
    user_id            varchar(50)      not null,
    min_estimate       integer,
    max_estimate       integer,
    average_estimate   double precision,
    suggested_estimate integer,
    accepted_estimate  integer,
    accepted_at        timestamptz,
    created_at         timestamptz      not null default now()
);
create index idx_poker_sessions_story_id on poker_estimate_sessions (story_id);
create index idx_poker_sessions_user_id on poker_estimate_sessions (user_id);

create table poker_persona_estimates (
    id              serial       primary key,
    estimate_id     varchar(50)  not null unique,
    session_id      varchar(50)  not null references poker_estimate_sessions (session_id) on delete cascade,
    persona_name    varchar(100) not null,
    persona_role    varchar(100) not null,
    estimate_points integer      not null,
    reasoning       text         not null,
    confidence      varchar(20),
    created_at      timestamptz  not null default now()
);
create index idx_poker_estimates_session_id on poker_persona_estimates (session_id);

-- migrate:down
drop table poker_persona_estimates;
drop table poker_estimate_sessions;
