-- migrate:parent 18517632ed2d_add_sprint_insights_table

-- migrate:up
create table external_integrations (
    id                      serial       primary key,
    integration_id          varchar(50)  not null unique,
    user_id                 varchar(50)  not null references users (user_id) on delete cascade,
    provider                varchar(50)  not null,
    status                  varchar(50)  not null,
    external_account_id     varchar(255),
    external_account_name   varchar(255),
    access_token_encrypted  text,
    refresh_token_encrypted text,
    token_expires_at        timestamptz,
    pat_encrypted           text,
    org_url                 varchar(500),
    scopes                  json,
    default_team_id         varchar(255),
    default_team_name       varchar(255),
    default_project_id      varchar(255),
    default_project_name    varchar(255),
    field_mappings          json,
    created_at              timestamptz  not null,
    updated_at              timestamptz  not null,
    constraint uq_user_provider_integration unique (user_id, provider)
);
create index idx_ext_int_user_id on external_integrations (user_id);
create index idx_ext_int_provider on external_integrations (provider);

create table external_push_mappings (
    id             serial       primary key,
    mapping_id     varchar(50)  not null unique,
    user_id        varchar(50)  not null references users (user_id) on delete cascade,
    integration_id varchar(50)  not null references external_integrations (integration_id) on delete cascade,
    provider       varchar(50)  not null,
    entity_type    varchar(50)  not null,
    entity_id      varchar(50)  not null,
    external_type  varchar(100) not null,
    external_id    varchar(255) not null,
    external_key   varchar(100),
    external_url   varchar(500),
    project_id     varchar(255),
    team_id        varchar(255),
    last_pushed_at timestamptz  not null,
    last_push_hash varchar(64),
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null,
    constraint uq_user_provider_entity unique (user_id, provider, entity_type, entity_id)
);
create index idx_push_map_user_id on external_push_mappings (user_id);
create index idx_push_map_entity on external_push_mappings (entity_type, entity_id);
create index idx_push_map_external on external_push_mappings (provider, external_id);

create table external_push_runs (
    id             serial      primary key,
    run_id         varchar(50) not null unique,
    user_id        varchar(50) not null references users (user_id) on delete cascade,
    integration_id varchar(50) not null references external_integrations (integration_id) on delete cascade,
    provider       varchar(50) not null,
    started_at     timestamptz not null,
    ended_at       timestamptz,
    status         varchar(50) not null,
    epic_id        varchar(50),
    push_scope     varchar(50),
    include_bugs   boolean     not null,
    is_dry_run     boolean     not null,
    summary_json   json,
    error_json     json,
    created_at     timestamptz not null
);
create index idx_push_run_user_id on external_push_runs (user_id);
create index idx_push_run_status on external_push_runs (status);
create index idx_push_run_started on external_push_runs (started_at);

-- migrate:down
drop table external_push_runs;
drop table external_push_mappings;
drop table external_integrations;
