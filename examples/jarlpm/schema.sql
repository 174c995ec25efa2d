-- The schema that this application needs: what its migrations make, and what slipway diff compares them with.

create table users (
    id serial,
    user_id character varying(50) not null,
    email character varying(255) not null,
    name character varying(255) not null,
    password_hash character varying(255),
    email_verified boolean not null,
    picture character varying(500),
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (user_id)
);

create unique index ix_users_email on users (email);
create index idx_users_user_id on users (user_id);

create table user_sessions (
    id serial,
    session_id character varying(100) not null,
    user_id character varying(50) not null,
    session_token character varying(500) not null,
    expires_at timestamp with time zone not null,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (session_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index ix_user_sessions_session_token on user_sessions (session_token);
create index idx_sessions_user_id on user_sessions (user_id);
create index idx_sessions_token on user_sessions (session_token);

create table verification_tokens (
    id serial,
    token_id character varying(100) not null,
    user_id character varying(50) not null,
    token character varying(255) not null,
    token_type character varying(50) not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (token_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create unique index ix_verification_tokens_token on verification_tokens (token);
create index idx_verification_tokens_user_id on verification_tokens (user_id);
create index idx_verification_tokens_token on verification_tokens (token);

create table subscriptions (
    id serial,
    subscription_id character varying(50) not null,
    user_id character varying(50) not null,
    status character varying(50) not null,
    stripe_subscription_id character varying(255),
    stripe_customer_id character varying(255),
    current_period_start timestamp with time zone,
    current_period_end timestamp with time zone,
    cancel_at_period_end boolean not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (subscription_id),
    unique (user_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_subscriptions_user_id on subscriptions (user_id);
create index idx_subscriptions_status on subscriptions (status);

create table payment_transactions (
    id serial,
    transaction_id character varying(50) not null,
    user_id character varying(50) not null,
    stripe_session_id character varying(255) not null,
    stripe_payment_id character varying(255),
    amount double precision not null,
    currency character varying(10) not null,
    payment_status character varying(50) not null,
    transaction_type character varying(50) not null,
    payment_metadata json,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (transaction_id),
    unique (stripe_session_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_payment_transactions_user_id on payment_transactions (user_id);
create index idx_payment_transactions_session_id on payment_transactions (stripe_session_id);
create index idx_payment_transactions_status on payment_transactions (payment_status);

create table llm_provider_configs (
    id serial,
    config_id character varying(50) not null,
    user_id character varying(50) not null,
    provider character varying(50) not null,
    encrypted_api_key text not null,
    base_url character varying(500),
    model_name character varying(100),
    is_active boolean not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (config_id),
    constraint uq_user_provider unique (user_id, provider),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_llm_configs_user_provider on llm_provider_configs (user_id, provider);

create table epics (
    id serial,
    epic_id character varying(50) not null,
    user_id character varying(50) not null,
    title character varying(500) not null,
    current_stage character varying(50) not null,
    pending_proposal json,
    lock_confirmed_at timestamp with time zone,
    lock_confirmed_by character varying(50),
    lock_confirmation_hash character varying(255),
    locked_at timestamp with time zone,
    locked_by character varying(50),
    moscow_score character varying(50),
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    is_archived boolean not null default false,
    archived_at timestamp with time zone,
    moscow_reasoning text,
    primary key (id),
    unique (epic_id),
    constraint ck_valid_stage check (current_stage::text = any (array['problem_capture'::character varying, 'problem_confirmed'::character varying, 'outcome_capture'::character varying, 'outcome_confirmed'::character varying, 'epic_drafted'::character varying, 'epic_locked'::character varying]::text[])),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_epics_user_id on epics (user_id);
create index idx_epics_stage on epics (current_stage);
create index idx_epics_archived on epics (is_archived);

create table epic_snapshots (
    id serial,
    epic_id character varying(50) not null,
    problem_statement text,
    problem_confirmed_at timestamp with time zone,
    desired_outcome text,
    outcome_confirmed_at timestamp with time zone,
    epic_summary text,
    acceptance_criteria text[],
    epic_locked_at timestamp with time zone,
    primary key (id),
    unique (epic_id),
    foreign key (epic_id) references epics(epic_id) on delete cascade
);

create index idx_snapshots_epic_id on epic_snapshots (epic_id);

create table epic_transcript_events (
    id serial,
    event_id character varying(50) not null,
    epic_id character varying(50) not null,
    role character varying(20) not null,
    content text not null,
    stage character varying(50) not null,
    event_metadata json,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (event_id),
    constraint ck_valid_role check (role::text = any (array['user'::character varying, 'assistant'::character varying, 'system'::character varying]::text[])),
    foreign key (epic_id) references epics(epic_id) on delete cascade
);

create index idx_transcript_epic_created on epic_transcript_events (epic_id, created_at);

create table epic_decisions (
    id serial,
    decision_id character varying(50) not null,
    epic_id character varying(50) not null,
    decision_type character varying(50) not null,
    from_stage character varying(50) not null,
    to_stage character varying(50),
    proposal_id character varying(50),
    content_snapshot text,
    user_id character varying(50) not null,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (decision_id),
    foreign key (epic_id) references epics(epic_id) on delete cascade
);

create index idx_decisions_epic_created on epic_decisions (epic_id, created_at);

create table epic_artifacts (
    id serial,
    artifact_id character varying(50) not null,
    epic_id character varying(50) not null,
    artifact_type character varying(50) not null,
    title character varying(500) not null,
    description text not null,
    acceptance_criteria text[],
    priority integer,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (artifact_id),
    foreign key (epic_id) references epics(epic_id) on delete cascade
);

create index idx_artifacts_epic_id on epic_artifacts (epic_id);

create table prompt_templates (
    id serial,
    template_id character varying(50) not null,
    stage character varying(50) not null,
    system_prompt text not null,
    user_prompt_template text not null,
    invariants text[],
    expected_outputs text[],
    version integer not null,
    is_active boolean not null,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (template_id)
);

create index idx_prompts_stage_active on prompt_templates (stage, is_active);

create table product_delivery_contexts (
    id serial,
    context_id character varying(50) not null,
    user_id character varying(50) not null,
    industry character varying(500),
    delivery_methodology character varying(50),
    sprint_cycle_length integer,
    sprint_start_date timestamp with time zone,
    num_developers integer,
    num_qa integer,
    delivery_platform character varying(50),
    quality_mode character varying(20),
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    points_per_dev_per_sprint integer default 8,
    primary key (id),
    unique (context_id),
    unique (user_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_delivery_context_user_id on product_delivery_contexts (user_id);

create table features (
    id serial,
    feature_id character varying(50) not null,
    epic_id character varying(50) not null,
    title character varying(500) not null,
    description text not null,
    acceptance_criteria text[],
    current_stage character varying(50) not null,
    source character varying(50) not null,
    priority integer,
    moscow_score character varying(50),
    rice_reach integer,
    rice_impact double precision,
    rice_confidence double precision,
    rice_effort double precision,
    rice_total double precision,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    approved_at timestamp with time zone,
    moscow_reasoning text,
    rice_reasoning text,
    primary key (id),
    unique (feature_id),
    constraint ck_feature_valid_stage check (current_stage::text = any (array['draft'::character varying, 'refining'::character varying, 'approved'::character varying]::text[])),
    foreign key (epic_id) references epics(epic_id) on delete cascade
);

create index idx_features_epic_id on features (epic_id);
create index idx_features_stage on features (current_stage);

create table feature_conversation_events (
    id serial,
    event_id character varying(50) not null,
    feature_id character varying(50) not null,
    role character varying(20) not null,
    content text not null,
    event_metadata json,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (event_id),
    constraint ck_feature_conv_valid_role check (role::text = any (array['user'::character varying, 'assistant'::character varying, 'system'::character varying]::text[])),
    foreign key (feature_id) references features(feature_id) on delete cascade
);

create index idx_feature_conv_feature_id on feature_conversation_events (feature_id);

create table user_stories (
    id serial,
    story_id character varying(50) not null,
    feature_id character varying(50),
    user_id character varying(50),
    persona character varying(200) not null,
    action text not null,
    benefit text not null,
    story_text text not null,
    title character varying(500),
    acceptance_criteria text[],
    labels text[],
    story_priority character varying(50),
    dependencies text[],
    risks text[],
    current_stage character varying(50) not null,
    source character varying(50) not null,
    story_points integer,
    priority integer,
    rice_reach integer,
    rice_impact double precision,
    rice_confidence double precision,
    rice_effort double precision,
    rice_total double precision,
    version integer not null,
    parent_story_id character varying(50),
    is_frozen boolean not null,
    is_standalone boolean not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    approved_at timestamp with time zone,
    rice_reasoning text,
    sprint_number integer,
    status character varying(50),
    blocked_reason text,
    edge_cases text[],
    notes_for_engineering text,
    primary key (id),
    unique (story_id),
    constraint ck_user_story_valid_stage check (current_stage::text = any (array['draft'::character varying, 'refining'::character varying, 'approved'::character varying]::text[])),
    foreign key (feature_id) references features(feature_id) on delete cascade
);

create index idx_user_stories_feature_id on user_stories (feature_id);
create index idx_user_stories_user_id on user_stories (user_id);
create index idx_user_stories_stage on user_stories (current_stage);
create index idx_user_stories_parent on user_stories (parent_story_id);
create index idx_user_stories_standalone on user_stories (is_standalone);
create index idx_user_stories_sprint on user_stories (sprint_number);
create index idx_user_stories_status on user_stories (status);

create table user_story_versions (
    id serial,
    version_id character varying(50) not null,
    story_id character varying(50) not null,
    version integer not null,
    snapshot_json json not null,
    created_by character varying(50),
    created_at timestamp with time zone not null,
    primary key (id),
    unique (version_id),
    foreign key (story_id) references user_stories(story_id) on delete cascade
);

create index idx_story_versions_story_id on user_story_versions (story_id);
create index idx_story_versions_version on user_story_versions (story_id, version);

create table user_story_conversation_events (
    id serial,
    event_id character varying(50) not null,
    story_id character varying(50) not null,
    role character varying(20) not null,
    content text not null,
    event_metadata json,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (event_id),
    constraint ck_user_story_conv_valid_role check (role::text = any (array['user'::character varying, 'assistant'::character varying, 'system'::character varying]::text[])),
    foreign key (story_id) references user_stories(story_id) on delete cascade
);

create index idx_user_story_conv_story_id on user_story_conversation_events (story_id);

create table bugs (
    id serial,
    bug_id character varying(50) not null,
    user_id character varying(50) not null,
    title character varying(500) not null,
    description text not null,
    severity character varying(50) not null,
    status character varying(50) not null,
    steps_to_reproduce text,
    expected_behavior text,
    actual_behavior text,
    environment character varying(500),
    assignee_id character varying(50),
    priority character varying(50),
    due_date timestamp with time zone,
    is_deleted boolean not null,
    deleted_at timestamp with time zone,
    rice_reach integer,
    rice_impact double precision,
    rice_confidence double precision,
    rice_effort double precision,
    rice_total double precision,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    rice_reasoning text,
    primary key (id),
    unique (bug_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_bugs_user_id on bugs (user_id);
create index idx_bugs_status on bugs (status);
create index idx_bugs_severity on bugs (severity);
create index idx_bugs_not_deleted on bugs (is_deleted);

create table bug_links (
    id serial,
    link_id character varying(50) not null,
    bug_id character varying(50) not null,
    entity_type character varying(50) not null,
    entity_id character varying(50) not null,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (link_id),
    constraint uq_bug_entity_link unique (bug_id, entity_type, entity_id),
    foreign key (bug_id) references bugs(bug_id) on delete cascade
);

create index idx_bug_links_bug_id on bug_links (bug_id);
create index idx_bug_links_entity on bug_links (entity_type, entity_id);

create table bug_status_history (
    id serial,
    history_id character varying(50) not null,
    bug_id character varying(50) not null,
    from_status character varying(50),
    to_status character varying(50) not null,
    changed_by character varying(50) not null,
    notes text,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (history_id),
    foreign key (bug_id) references bugs(bug_id) on delete cascade
);

create index idx_bug_status_history_bug_id on bug_status_history (bug_id);

create table bug_conversation_events (
    id serial,
    event_id character varying(50) not null,
    bug_id character varying(50) not null,
    role character varying(50) not null,
    content text not null,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (event_id),
    foreign key (bug_id) references bugs(bug_id) on delete cascade
);

create index idx_bug_conversation_bug_id on bug_conversation_events (bug_id);

create table personas (
    persona_id character varying,
    epic_id character varying not null,
    user_id character varying not null,
    name character varying(100) not null,
    role character varying(200) not null,
    age_range character varying(50),
    location character varying(200),
    tech_proficiency character varying(50),
    goals_and_motivations json,
    pain_points json,
    key_behaviors json,
    jobs_to_be_done json,
    product_interaction_context text,
    representative_quote text,
    portrait_image_base64 text,
    portrait_prompt text,
    source character varying(20),
    is_active boolean,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    primary key (persona_id),
    foreign key (epic_id) references epics(epic_id) on delete cascade,
    foreign key (user_id) references users(user_id) on delete cascade
);

create index ix_personas_epic_id on personas (epic_id);
create index ix_personas_user_id on personas (user_id);

create table persona_generation_settings (
    settings_id character varying,
    user_id character varying not null,
    image_provider character varying(50),
    image_model character varying(100),
    default_persona_count integer,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    primary key (settings_id),
    unique (user_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create table initiative_generation_logs (
    id serial,
    log_id character varying(50) not null,
    user_id character varying(50) not null,
    idea_length integer not null,
    idea_hash character varying(64) not null,
    product_name_provided boolean not null,
    has_delivery_context boolean not null,
    industry character varying(100),
    methodology character varying(50),
    team_size integer,
    llm_provider character varying(50) not null,
    model_name character varying(100),
    prompt_version character varying(20) not null,
    pass_1_tokens_in integer,
    pass_1_tokens_out integer,
    pass_2_tokens_in integer,
    pass_2_tokens_out integer,
    pass_3_tokens_in integer,
    pass_3_tokens_out integer,
    pass_4_tokens_in integer,
    pass_4_tokens_out integer,
    total_tokens integer,
    estimated_cost_usd double precision,
    pass_1_retries integer not null,
    pass_2_retries integer not null,
    pass_3_retries integer not null,
    pass_4_retries integer not null,
    total_retries integer not null,
    validation_errors text[],
    success boolean not null,
    error_message text,
    features_generated integer,
    stories_generated integer,
    total_points integer,
    critic_issues_found integer,
    critic_auto_fixed integer,
    scope_assessment character varying(20),
    duration_ms integer,
    pass_1_duration_ms integer,
    pass_2_duration_ms integer,
    pass_3_duration_ms integer,
    pass_4_duration_ms integer,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (log_id)
);

create index idx_gen_logs_user_id on initiative_generation_logs (user_id);
create index idx_gen_logs_created on initiative_generation_logs (created_at);
create index idx_gen_logs_provider on initiative_generation_logs (llm_provider);
create index idx_gen_logs_success on initiative_generation_logs (success);
create index idx_gen_logs_prompt_version on initiative_generation_logs (prompt_version);

create table initiative_edit_logs (
    id serial,
    edit_id character varying(50) not null,
    generation_log_id character varying(50),
    user_id character varying(50) not null,
    epic_id character varying(50) not null,
    entity_type character varying(50) not null,
    entity_id character varying(50) not null,
    field_edited character varying(100) not null,
    original_length integer,
    edited_length integer,
    change_ratio double precision,
    edit_type character varying(50) not null,
    time_to_edit_seconds integer,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (edit_id)
);

create index idx_edit_logs_user_id on initiative_edit_logs (user_id);
create index idx_edit_logs_epic_id on initiative_edit_logs (epic_id);
create index idx_edit_logs_entity_type on initiative_edit_logs (entity_type);
create index idx_edit_logs_field on initiative_edit_logs (field_edited);
create index idx_edit_logs_created on initiative_edit_logs (created_at);

create table prompt_version_registry (
    id serial,
    version_id character varying(50) not null,
    version character varying(20) not null,
    pass_name character varying(50) not null,
    system_prompt_hash character varying(64) not null,
    user_prompt_hash character varying(64) not null,
    total_uses integer not null,
    success_rate double precision,
    avg_retries double precision,
    avg_edit_ratio double precision,
    is_active boolean not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (version_id),
    unique (version)
);

create index idx_prompt_registry_version on prompt_version_registry (version);
create index idx_prompt_registry_active on prompt_version_registry (is_active);

create table model_health_metrics (
    id serial,
    user_id character varying(50) not null,
    provider character varying(50) not null,
    model_name character varying(100),
    total_calls integer not null,
    validation_failures integer not null,
    repair_successes integer not null,
    warning_shown boolean not null,
    warning_dismissed boolean not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id)
);

create index idx_model_health_user_provider_model on model_health_metrics (user_id, provider, model_name);
create index idx_model_health_user on model_health_metrics (user_id);

create table scope_plans (
    id serial,
    plan_id character varying(50) not null,
    epic_id character varying(50) not null,
    user_id character varying(50) not null,
    name character varying(200) not null default 'Default Plan'::character varying,
    deferred_story_ids text[],
    total_points integer not null default 0,
    deferred_points integer not null default 0,
    remaining_points integer not null default 0,
    notes text,
    is_active boolean not null default true,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    primary key (id),
    unique (plan_id),
    foreign key (epic_id) references epics(epic_id) on delete cascade,
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_scope_plans_epic_id on scope_plans (epic_id);
create index idx_scope_plans_user_id on scope_plans (user_id);
create index idx_scope_plans_active on scope_plans (epic_id, is_active);

create table poker_estimate_sessions (
    id serial,
    session_id character varying(50) not null,
    story_id character varying(50) not null,
    user_id character varying(50) not null,
    min_estimate integer,
    max_estimate integer,
    average_estimate double precision,
    suggested_estimate integer,
    accepted_estimate integer,
    accepted_at timestamp with time zone,
    created_at timestamp with time zone not null default now(),
    primary key (id),
    unique (session_id),
    foreign key (story_id) references user_stories(story_id) on delete cascade
);

create index idx_poker_sessions_story_id on poker_estimate_sessions (story_id);
create index idx_poker_sessions_user_id on poker_estimate_sessions (user_id);

create table poker_persona_estimates (
    id serial,
    estimate_id character varying(50) not null,
    session_id character varying(50) not null,
    persona_name character varying(100) not null,
    persona_role character varying(100) not null,
    estimate_points integer not null,
    reasoning text not null,
    confidence character varying(20),
    created_at timestamp with time zone not null default now(),
    primary key (id),
    unique (estimate_id),
    foreign key (session_id) references poker_estimate_sessions(session_id) on delete cascade
);

create index idx_poker_estimates_session_id on poker_persona_estimates (session_id);

create table lean_canvases (
    id serial,
    canvas_id character varying(50) not null,
    epic_id character varying(50) not null,
    user_id character varying(50) not null,
    problem text,
    solution text,
    unique_value text,
    unfair_advantage text,
    customer_segments text,
    key_metrics text,
    channels text,
    cost_structure text,
    revenue_streams text,
    source character varying(50) not null default 'manual'::character varying,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    primary key (id),
    unique (canvas_id),
    constraint uq_lean_canvas_epic unique (epic_id),
    foreign key (epic_id) references epics(epic_id) on delete cascade,
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_lean_canvas_epic_id on lean_canvases (epic_id);
create index idx_lean_canvas_user_id on lean_canvases (user_id);

create table prd_documents (
    id serial,
    prd_id character varying(50) not null,
    epic_id character varying(50) not null,
    user_id character varying(50) not null,
    title character varying(500),
    sections json,
    source character varying(50),
    generation_context json,
    version character varying(50) not null default '1.0'::character varying,
    status character varying(50) not null default 'draft'::character varying,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    primary key (id),
    unique (prd_id),
    constraint uq_prd_epic unique (epic_id),
    foreign key (epic_id) references epics(epic_id) on delete cascade,
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_prd_epic_id on prd_documents (epic_id);
create index idx_prd_user_id on prd_documents (user_id);

create table sprint_insights (
    id serial,
    insight_id character varying(50) not null,
    user_id character varying(50) not null,
    sprint_number integer not null,
    insight_type character varying(50) not null,
    content json not null,
    generated_at timestamp with time zone not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (insight_id),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_sprint_insight_user_sprint on sprint_insights (user_id, sprint_number);
create index idx_sprint_insight_type on sprint_insights (user_id, sprint_number, insight_type);

create table external_integrations (
    id serial,
    integration_id character varying(50) not null,
    user_id character varying(50) not null,
    provider character varying(50) not null,
    status character varying(50) not null,
    external_account_id character varying(255),
    external_account_name character varying(255),
    access_token_encrypted text,
    refresh_token_encrypted text,
    token_expires_at timestamp with time zone,
    pat_encrypted text,
    org_url character varying(500),
    scopes json,
    default_team_id character varying(255),
    default_team_name character varying(255),
    default_project_id character varying(255),
    default_project_name character varying(255),
    field_mappings json,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (integration_id),
    constraint uq_user_provider_integration unique (user_id, provider),
    foreign key (user_id) references users(user_id) on delete cascade
);

create index idx_ext_int_user_id on external_integrations (user_id);
create index idx_ext_int_provider on external_integrations (provider);

create table external_push_mappings (
    id serial,
    mapping_id character varying(50) not null,
    user_id character varying(50) not null,
    integration_id character varying(50) not null,
    provider character varying(50) not null,
    entity_type character varying(50) not null,
    entity_id character varying(50) not null,
    external_type character varying(100) not null,
    external_id character varying(255) not null,
    external_key character varying(100),
    external_url character varying(500),
    project_id character varying(255),
    team_id character varying(255),
    last_pushed_at timestamp with time zone not null,
    last_push_hash character varying(64),
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (id),
    unique (mapping_id),
    constraint uq_user_provider_entity unique (user_id, provider, entity_type, entity_id),
    foreign key (user_id) references users(user_id) on delete cascade,
    foreign key (integration_id) references external_integrations(integration_id) on delete cascade
);

create index idx_push_map_user_id on external_push_mappings (user_id);
create index idx_push_map_entity on external_push_mappings (entity_type, entity_id);
create index idx_push_map_external on external_push_mappings (provider, external_id);

create table external_push_runs (
    id serial,
    run_id character varying(50) not null,
    user_id character varying(50) not null,
    integration_id character varying(50) not null,
    provider character varying(50) not null,
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    status character varying(50) not null,
    epic_id character varying(50),
    push_scope character varying(50),
    include_bugs boolean not null,
    is_dry_run boolean not null,
    summary_json json,
    error_json json,
    created_at timestamp with time zone not null,
    primary key (id),
    unique (run_id),
    foreign key (user_id) references users(user_id) on delete cascade,
    foreign key (integration_id) references external_integrations(integration_id) on delete cascade
);

create index idx_push_run_user_id on external_push_runs (user_id);
create index idx_push_run_status on external_push_runs (status);
create index idx_push_run_started on external_push_runs (started_at);

create function prevent_update_delete()
    returns trigger
    language plpgsql
as $$
begin
    -- An epic that is deleted takes its conversation with it, when whoever deletes it has said so.
    if tg_op = 'DELETE' and current_setting('jarlpm.allow_cascade_delete', true) = 'true' then
        return old;
    end if;
    raise exception '% operations are not allowed on append-only table %', tg_op, tg_table_name
        using hint = 'Deletions that cascade: set jarlpm.allow_cascade_delete to true in the transaction.';
end
$$;

create trigger enforce_append_only_transcript before delete or update on epic_transcript_events for each row execute function prevent_update_delete();
create trigger enforce_append_only_decisions before delete or update on epic_decisions for each row execute function prevent_update_delete();
create trigger enforce_append_only_feature_conv before delete or update on feature_conversation_events for each row execute function prevent_update_delete();
create trigger enforce_append_only_story_conv before delete or update on user_story_conversation_events for each row execute function prevent_update_delete();

create function check_monotonic_stage()
    returns trigger
    language plpgsql
as $$
declare
    stages constant text[] := array[
        'problem_capture', 'problem_confirmed', 'outcome_capture', 'outcome_confirmed', 'epic_drafted', 'epic_locked'];
begin
    if array_position(stages, new.current_stage::text) < array_position(stages, old.current_stage::text) then
        raise exception 'Stage regression not allowed: cannot move from % to %', old.current_stage, new.current_stage;
    end if;
    return new;
end
$$;

create trigger enforce_monotonic_stage before update of current_stage on epics for each row execute function check_monotonic_stage();

create function check_locked_content()
    returns trigger
    language plpgsql
as $$
begin
    if old.problem_confirmed_at is not null and new.problem_statement is distinct from old.problem_statement then
        raise exception 'Cannot modify locked problem_statement';
    end if;
    if old.outcome_confirmed_at is not null and new.desired_outcome is distinct from old.desired_outcome then
        raise exception 'Cannot modify locked desired_outcome';
    end if;
    if old.epic_locked_at is not null and new.epic_summary is distinct from old.epic_summary then
        raise exception 'Cannot modify locked epic_summary';
    end if;
    if old.epic_locked_at is not null and new.acceptance_criteria is distinct from old.acceptance_criteria then
        raise exception 'Cannot modify locked acceptance_criteria';
    end if;
    return new;
end
$$;

create trigger enforce_locked_content before update on epic_snapshots for each row execute function check_locked_content();
