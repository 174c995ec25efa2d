-- migrate:parent base

-- The first 28 tables. Defaults live in the application, as they always did: an insert by hand gives every column.

-- migrate:up
-- Accounts, and what they pay.
create table users (
    id             serial       primary key,
    user_id        varchar(50)  not null unique,
    email          varchar(255) not null,
    name           varchar(255) not null,
    password_hash  varchar(255),
    email_verified boolean      not null,
    picture        varchar(500),
    created_at     timestamptz  not null,
    updated_at     timestamptz  not null
);
create unique index ix_users_email on users (email);
create index idx_users_user_id on users (user_id);

create table user_sessions (
    id            serial       primary key,
    session_id    varchar(100) not null unique,
    user_id       varchar(50)  not null references users (user_id) on delete cascade,
    session_token varchar(500) not null,
    expires_at    timestamptz  not null,
    created_at    timestamptz  not null
);
create index ix_user_sessions_session_token on user_sessions (session_token);
create index idx_sessions_user_id on user_sessions (user_id);
create index idx_sessions_token on user_sessions (session_token);

create table verification_tokens (
    id         serial       primary key,
    token_id   varchar(100) not null unique,
    user_id    varchar(50)  not null references users (user_id) on delete cascade,
    token      varchar(255) not null,
    token_type varchar(50)  not null,
    expires_at timestamptz  not null,
    used_at    timestamptz,
    created_at timestamptz  not null
);
create unique index ix_verification_tokens_token on verification_tokens (token);
create index idx_verification_tokens_user_id on verification_tokens (user_id);
create index idx_verification_tokens_token on verification_tokens (token);

create table subscriptions (
    id                     serial       primary key,
    subscription_id        varchar(50)  not null unique,
    user_id                varchar(50)  not null unique references users (user_id) on delete cascade,
    status                 varchar(50)  not null,
    stripe_subscription_id varchar(255),
    stripe_customer_id     varchar(255),
    current_period_start   timestamptz,
    current_period_end     timestamptz,
    cancel_at_period_end   boolean      not null,
    created_at             timestamptz  not null,
    updated_at             timestamptz  not null
);
create index idx_subscriptions_user_id on subscriptions (user_id);
create index idx_subscriptions_status on subscriptions (status);

create table payment_transactions (
    id                serial           primary key,
    transaction_id    varchar(50)      not null unique,
    user_id           varchar(50)      not null references users (user_id) on delete cascade,
    stripe_session_id varchar(255)     not null unique,
    stripe_payment_id varchar(255),
    amount            double precision not null,
    currency          varchar(10)      not null,
    payment_status    varchar(50)      not null,
    transaction_type  varchar(50)      not null,
    payment_metadata  json,
    created_at        timestamptz      not null,
    updated_at        timestamptz      not null
);
create index idx_payment_transactions_user_id on payment_transactions (user_id);
create index idx_payment_transactions_session_id on payment_transactions (stripe_session_id);
create index idx_payment_transactions_status on payment_transactions (payment_status);

create table llm_provider_configs (
    id                serial       primary key,
    config_id         varchar(50)  not null unique,
    user_id           varchar(50)  not null references users (user_id) on delete cascade,
    provider          varchar(50)  not null,
    encrypted_api_key text         not null,
    base_url          varchar(500),
    model_name        varchar(100),
    is_active         boolean      not null,
    created_at        timestamptz  not null,
    updated_at        timestamptz  not null,
    constraint uq_user_provider unique (user_id, provider)
);
create index idx_llm_configs_user_provider on llm_provider_configs (user_id, provider);

-- Epics. Keys are the prefixed texts (epic_…), so that foreign keys name a unique column, not the primary key.
create table epics (
    id                     serial       primary key,
    epic_id                varchar(50)  not null unique,
    user_id                varchar(50)  not null references users (user_id) on delete cascade,
    title                  varchar(500) not null,
    current_stage          varchar(50)  not null,
    pending_proposal       json,
    lock_confirmed_at      timestamptz,
    lock_confirmed_by      varchar(50),
    lock_confirmation_hash varchar(255),
    locked_at              timestamptz,
    locked_by              varchar(50),
    moscow_score           varchar(50),
    created_at             timestamptz  not null,
    updated_at             timestamptz  not null,
    constraint ck_valid_stage check (current_stage in (
        'problem_capture', 'problem_confirmed', 'outcome_capture', 'outcome_confirmed', 'epic_drafted', 'epic_locked'))
);
create index idx_epics_user_id on epics (user_id);
create index idx_epics_stage on epics (current_stage);

create table epic_snapshots (
    id                   serial      primary key,
    epic_id              varchar(50) not null unique references epics (epic_id) on delete cascade,
    problem_statement    text,
    problem_confirmed_at timestamptz,
    desired_outcome      text,
    outcome_confirmed_at timestamptz,
    epic_summary         text,
    acceptance_criteria  text[],
    epic_locked_at       timestamptz
);
create index idx_snapshots_epic_id on epic_snapshots (epic_id);

create table epic_transcript_events (
    id             serial      primary key,
    event_id       varchar(50) not null unique,
    epic_id        varchar(50) not null references epics (epic_id) on delete cascade,
    role           varchar(20) not null,
    content        text        not null,
    stage          varchar(50) not null,
    event_metadata json,
    created_at     timestamptz not null,
    constraint ck_valid_role check (role in ('user', 'assistant', 'system'))
);
create index idx_transcript_epic_created on epic_transcript_events (epic_id, created_at);

create table epic_decisions (
    id               serial      primary key,
    decision_id      varchar(50) not null unique,
    epic_id          varchar(50) not null references epics (epic_id) on delete cascade,
    decision_type    varchar(50) not null,
    from_stage       varchar(50) not null,
    to_stage         varchar(50),
    proposal_id      varchar(50),
    content_snapshot text,
    user_id          varchar(50) not null,
    created_at       timestamptz not null
);
create index idx_decisions_epic_created on epic_decisions (epic_id, created_at);

create table epic_artifacts (
    id                  serial       primary key,
    artifact_id         varchar(50)  not null unique,
    epic_id             varchar(50)  not null references epics (epic_id) on delete cascade,
    artifact_type       varchar(50)  not null,
    title               varchar(500) not null,
    description         text         not null,
    acceptance_criteria text[],
    priority            integer,
    created_at          timestamptz  not null,
    updated_at          timestamptz  not null
);
create index idx_artifacts_epic_id on epic_artifacts (epic_id);

-- Prompts, and the context that is put into each of them.
create table prompt_templates (
    id                   serial      primary key,
    template_id          varchar(50) not null unique,
    stage                varchar(50) not null,
    system_prompt        text        not null,
    user_prompt_template text        not null,
    invariants           text[],
    expected_outputs     text[],
    version              integer     not null,
    is_active            boolean     not null,
    created_at           timestamptz not null
);
create index idx_prompts_stage_active on prompt_templates (stage, is_active);

create table product_delivery_contexts (
    id                   serial       primary key,
    context_id           varchar(50)  not null unique,
    user_id              varchar(50)  not null unique references users (user_id) on delete cascade,
    industry             varchar(500),
    delivery_methodology varchar(50),
    sprint_cycle_length  integer,
    sprint_start_date    timestamptz,
    num_developers       integer,
    num_qa               integer,
    delivery_platform    varchar(50),
    quality_mode         varchar(20),
    created_at           timestamptz  not null,
    updated_at           timestamptz  not null
);
create index idx_delivery_context_user_id on product_delivery_contexts (user_id);

-- Features and stories.
create table features (
    id                  serial           primary key,
    feature_id          varchar(50)      not null unique,
    epic_id             varchar(50)      not null references epics (epic_id) on delete cascade,
    title               varchar(500)     not null,
    description         text             not null,
    acceptance_criteria text[],
    current_stage       varchar(50)      not null,
    source              varchar(50)      not null,
    priority            integer,
    moscow_score        varchar(50),
    rice_reach          integer,
    rice_impact         double precision,
    rice_confidence     double precision,
    rice_effort         double precision,
    rice_total          double precision,
    created_at          timestamptz      not null,
    updated_at          timestamptz      not null,
    approved_at         timestamptz,
    constraint ck_feature_valid_stage check (current_stage in ('draft', 'refining', 'approved'))
);
create index idx_features_epic_id on features (epic_id);
create index idx_features_stage on features (current_stage);

create table feature_conversation_events (
    id             serial      primary key,
    event_id       varchar(50) not null unique,
    feature_id     varchar(50) not null references features (feature_id) on delete cascade,
    role           varchar(20) not null,
    content        text        not null,
    event_metadata json,
    created_at     timestamptz not null,
    constraint ck_feature_conv_valid_role check (role in ('user', 'assistant', 'system'))
);
create index idx_feature_conv_feature_id on feature_conversation_events (feature_id);

create table user_stories (
    id                  serial           primary key,
    story_id            varchar(50)      not null unique,
    feature_id          varchar(50)      references features (feature_id) on delete cascade,
    user_id             varchar(50),
    persona             varchar(200)     not null,
    action              text             not null,
    benefit             text             not null,
    story_text          text             not null,
    title               varchar(500),
    acceptance_criteria text[],
    labels              text[],
    story_priority      varchar(50),
    dependencies        text[],
    risks               text[],
    current_stage       varchar(50)      not null,
    source              varchar(50)      not null,
    story_points        integer,
    priority            integer,
    rice_reach          integer,
    rice_impact         double precision,
    rice_confidence     double precision,
    rice_effort         double precision,
    rice_total          double precision,
    version             integer          not null,
    parent_story_id     varchar(50),
    is_frozen           boolean          not null,
    is_standalone       boolean          not null,
    created_at          timestamptz      not null,
    updated_at          timestamptz      not null,
    approved_at         timestamptz,
    constraint ck_user_story_valid_stage check (current_stage in ('draft', 'refining', 'approved'))
);
create index idx_user_stories_feature_id on user_stories (feature_id);
create index idx_user_stories_user_id on user_stories (user_id);
create index idx_user_stories_stage on user_stories (current_stage);
create index idx_user_stories_parent on user_stories (parent_story_id);
create index idx_user_stories_standalone on user_stories (is_standalone);

create table user_story_versions (
    id            serial      primary key,
    version_id    varchar(50) not null unique,
    story_id      varchar(50) not null references user_stories (story_id) on delete cascade,
    version       integer     not null,
    snapshot_json json        not null,
    created_by    varchar(50),
    created_at    timestamptz not null
);
create index idx_story_versions_story_id on user_story_versions (story_id);
create index idx_story_versions_version on user_story_versions (story_id, version);

create table user_story_conversation_events (
    id             serial      primary key,
    event_id       varchar(50) not null unique,
    story_id       varchar(50) not null references user_stories (story_id) on delete cascade,
    role           varchar(20) not null,
    content        text        not null,
    event_metadata json,
    created_at     timestamptz not null,
    constraint ck_user_story_conv_valid_role check (role in ('user', 'assistant', 'system'))
);
create index idx_user_story_conv_story_id on user_story_conversation_events (story_id);

-- Bugs.
create table bugs (
    id                 serial           primary key,
    bug_id             varchar(50)      not null unique,
    user_id            varchar(50)      not null references users (user_id) on delete cascade,
    title              varchar(500)     not null,
    description        text             not null,
    severity           varchar(50)      not null,
    status             varchar(50)      not null,
    steps_to_reproduce text,
    expected_behavior  text,
    actual_behavior    text,
    environment        varchar(500),
    assignee_id        varchar(50),
    priority           varchar(50),
    due_date           timestamptz,
    is_deleted         boolean          not null,
    deleted_at         timestamptz,
    rice_reach         integer,
    rice_impact        double precision,
    rice_confidence    double precision,
    rice_effort        double precision,
    rice_total         double precision,
    created_at         timestamptz      not null,
    updated_at         timestamptz      not null
);
create index idx_bugs_user_id on bugs (user_id);
create index idx_bugs_status on bugs (status);
create index idx_bugs_severity on bugs (severity);
create index idx_bugs_not_deleted on bugs (is_deleted);

create table bug_links (
    id          serial      primary key,
    link_id     varchar(50) not null unique,
    bug_id      varchar(50) not null references bugs (bug_id) on delete cascade,
    entity_type varchar(50) not null,
    entity_id   varchar(50) not null,
    created_at  timestamptz not null,
    constraint uq_bug_entity_link unique (bug_id, entity_type, entity_id)
);
create index idx_bug_links_bug_id on bug_links (bug_id);
create index idx_bug_links_entity on bug_links (entity_type, entity_id);

create table bug_status_history (
    id          serial      primary key,
    history_id  varchar(50) not null unique,
    bug_id      varchar(50) not null references bugs (bug_id) on delete cascade,
    from_status varchar(50),
    to_status   varchar(50) not null,
    changed_by  varchar(50) not null,
    notes       text,
    created_at  timestamptz not null
);
create index idx_bug_status_history_bug_id on bug_status_history (bug_id);

create table bug_conversation_events (
    id         serial      primary key,
    event_id   varchar(50) not null unique,
    bug_id     varchar(50) not null references bugs (bug_id) on delete cascade,
    role       varchar(50) not null,
    content    text        not null,
    created_at timestamptz not null
);
create index idx_bug_conversation_bug_id on bug_conversation_events (bug_id);

-- Personas.
create table personas (
    persona_id                  varchar      primary key,
    epic_id                     varchar      not null references epics (epic_id) on delete cascade,
    user_id                     varchar      not null references users (user_id) on delete cascade,
    name                        varchar(100) not null,
    role                        varchar(200) not null,
    age_range                   varchar(50),
    location                    varchar(200),
    tech_proficiency            varchar(50),
    goals_and_motivations       json,
    pain_points                 json,
    key_behaviors               json,
    jobs_to_be_done             json,
    product_interaction_context text,
    representative_quote        text,
    portrait_image_base64       text,
    portrait_prompt             text,
    source                      varchar(20),
    is_active                   boolean,
    created_at                  timestamptz,
    updated_at                  timestamptz
);
create index ix_personas_epic_id on personas (epic_id);
create index ix_personas_user_id on personas (user_id);

create table persona_generation_settings (
    settings_id           varchar      primary key,
    user_id               varchar      not null unique references users (user_id) on delete cascade,
    image_provider        varchar(50),
    image_model           varchar(100),
    default_persona_count integer,
    created_at            timestamptz,
    updated_at            timestamptz
);

-- How well the models did.
create table initiative_generation_logs (
    id                    serial           primary key,
    log_id                varchar(50)      not null unique,
    user_id               varchar(50)      not null,
    idea_length           integer          not null,
    idea_hash             varchar(64)      not null,
    product_name_provided boolean          not null,
    has_delivery_context  boolean          not null,
    industry              varchar(100),
    methodology           varchar(50),
    team_size             integer,
    llm_provider          varchar(50)      not null,
    model_name            varchar(100),
    prompt_version        varchar(20)      not null,
    pass_1_tokens_in      integer,
    pass_1_tokens_out     integer,
    pass_2_tokens_in      integer,
    pass_2_tokens_out     integer,
    pass_3_tokens_in      integer,
    pass_3_tokens_out     integer,
    pass_4_tokens_in      integer,
    pass_4_tokens_out     integer,
    total_tokens          integer,
    estimated_cost_usd    double precision,
    pass_1_retries        integer          not null,
    pass_2_retries        integer          not null,
    pass_3_retries        integer          not null,
    pass_4_retries        integer          not null,
    total_retries         integer          not null,
    validation_errors     text[],
    success               boolean          not null,
    error_message         text,
    features_generated    integer,
    stories_generated     integer,
    total_points          integer,
    critic_issues_found   integer,
    critic_auto_fixed     integer,
    scope_assessment      varchar(20),
    duration_ms           integer,
    pass_1_duration_ms    integer,
    pass_2_duration_ms    integer,
    pass_3_duration_ms    integer,
    pass_4_duration_ms    integer,
    created_at            timestamptz      not null
);
create index idx_gen_logs_user_id on initiative_generation_logs (user_id);
create index idx_gen_logs_created on initiative_generation_logs (created_at);
create index idx_gen_logs_provider on initiative_generation_logs (llm_provider);
create index idx_gen_logs_success on initiative_generation_logs (success);
create index idx_gen_logs_prompt_version on initiative_generation_logs (prompt_version);

create table initiative_edit_logs (
    id                   serial           primary key,
    edit_id              varchar(50)      not null unique,
    generation_log_id    varchar(50),
    user_id              varchar(50)      not null,
    epic_id              varchar(50)      not null,
    entity_type          varchar(50)      not null,
    entity_id            varchar(50)      not null,
    field_edited         varchar(100)     not null,
    original_length      integer,
    edited_length        integer,
    change_ratio         double precision,
    edit_type            varchar(50)      not null,
    time_to_edit_seconds integer,
    created_at           timestamptz      not null
);
create index idx_edit_logs_user_id on initiative_edit_logs (user_id);
create index idx_edit_logs_epic_id on initiative_edit_logs (epic_id);
create index idx_edit_logs_entity_type on initiative_edit_logs (entity_type);
create index idx_edit_logs_field on initiative_edit_logs (field_edited);
create index idx_edit_logs_created on initiative_edit_logs (created_at);

create table prompt_version_registry (
    id                 serial           primary key,
    version_id         varchar(50)      not null unique,
    version            varchar(20)      not null unique,
    pass_name          varchar(50)      not null,
    system_prompt_hash varchar(64)      not null,
    user_prompt_hash   varchar(64)      not null,
    total_uses         integer          not null,
    success_rate       double precision,
    avg_retries        double precision,
    avg_edit_ratio     double precision,
    is_active          boolean          not null,
    created_at         timestamptz      not null,
    updated_at         timestamptz      not null
);
create index idx_prompt_registry_version on prompt_version_registry (version);
create index idx_prompt_registry_active on prompt_version_registry (is_active);

create table model_health_metrics (
    id                  serial       primary key,
    user_id             varchar(50)  not null,
    provider            varchar(50)  not null,
    model_name          varchar(100),
    total_calls         integer      not null,
    validation_failures integer      not null,
    repair_successes    integer      not null,
    warning_shown       boolean      not null,
    warning_dismissed   boolean      not null,
    created_at          timestamptz  not null,
    updated_at          timestamptz  not null
);
create index idx_model_health_user_provider_model on model_health_metrics (user_id, provider, model_name);
create index idx_model_health_user on model_health_metrics (user_id);

-- migrate:down
drop table model_health_metrics;
drop table prompt_version_registry;
drop table initiative_edit_logs;
drop table initiative_generation_logs;
drop table persona_generation_settings;
drop table personas;
drop table bug_conversation_events;
drop table bug_status_history;
drop table bug_links;
drop table bugs;
drop table user_story_conversation_events;
drop table user_story_versions;
drop table user_stories;
drop table feature_conversation_events;
drop table features;
drop table product_delivery_contexts;
drop table prompt_templates;
drop table epic_artifacts;
drop table epic_decisions;
drop table epic_transcript_events;
drop table epic_snapshots;
drop table epics;
drop table llm_provider_configs;
drop table payment_transactions;
drop table subscriptions;
drop table verification_tokens;
drop table user_sessions;
drop table users;
