namespace Slipway.Examples.JarlPm;

/// <summary>The real application's schema, as it is written down about it: tables and columns, keys and checks.</summary>
static class JarlPmSchema
{
    /// <summary>The 37 tables, each with columns that it must have; all but two have an <c>id</c> of their own besides.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["users"] = "user_id email name password_hash email_verified picture",
        ["user_sessions"] = "session_id user_id session_token expires_at",
        ["verification_tokens"] = "token_id user_id token token_type expires_at used_at",
        ["subscriptions"] =
            """
            subscription_id user_id status stripe_subscription_id stripe_customer_id current_period_start current_period_end
            cancel_at_period_end
            """,
        ["payment_transactions"] =
            "transaction_id user_id stripe_session_id amount currency payment_status transaction_type payment_metadata",
        ["llm_provider_configs"] = "config_id user_id provider encrypted_api_key base_url model_name is_active",
        ["epics"] =
            """
            epic_id user_id title current_stage is_archived archived_at pending_proposal lock_confirmed_at lock_confirmed_by
            lock_confirmation_hash moscow_score moscow_reasoning
            """,
        ["epic_snapshots"] =
            """
            epic_id problem_statement problem_confirmed_at desired_outcome outcome_confirmed_at epic_summary acceptance_criteria
            epic_locked_at
            """,
        ["epic_transcript_events"] = "event_id epic_id role content stage event_metadata",
        ["epic_decisions"] = "decision_id epic_id decision_type from_stage to_stage",
        ["epic_artifacts"] = "artifact_id epic_id artifact_type title description acceptance_criteria priority",
        ["prompt_templates"] = "template_id stage system_prompt user_prompt_template invariants expected_outputs version is_active",
        ["product_delivery_contexts"] = "context_id user_id points_per_dev_per_sprint quality_mode",
        ["scope_plans"] = "plan_id epic_id user_id name deferred_story_ids total_points",
        ["bugs"] = "bug_id user_id title description severity status rice_reasoning",
        ["bug_links"] = "link_id bug_id entity_type entity_id",
        ["bug_status_history"] = "history_id bug_id from_status to_status changed_by",
        ["bug_conversation_events"] = "event_id bug_id role content",
        ["features"] = "feature_id epic_id title current_stage moscow_reasoning rice_reasoning",
        ["feature_conversation_events"] = "event_id feature_id role content",
        ["user_stories"] =
            "story_id feature_id labels dependencies risks edge_cases notes_for_engineering sprint_number status blocked_reason",
        ["user_story_versions"] = "version_id story_id version snapshot_json",
        ["user_story_conversation_events"] = "event_id story_id role content",
        ["poker_estimate_sessions"] = "session_id story_id user_id",
        ["poker_persona_estimates"] = "estimate_id session_id persona_name estimate_points",
        ["personas"] = "persona_id epic_id user_id name role",
        ["persona_generation_settings"] = "settings_id user_id image_provider",
        ["initiative_generation_logs"] = "log_id user_id prompt_version validation_errors",
        ["initiative_edit_logs"] = "edit_id user_id epic_id entity_type",
        ["prompt_version_registry"] = "version_id version pass_name",
        ["model_health_metrics"] = "user_id provider total_calls",
        ["lean_canvases"] = "canvas_id epic_id user_id problem solution",
        ["prd_documents"] = "prd_id epic_id user_id sections",
        ["sprint_insights"] = "insight_id user_id sprint_number insight_type content",
        ["external_integrations"] = "integration_id user_id provider status",
        ["external_push_mappings"] = "mapping_id user_id provider entity_type entity_id",
        ["external_push_runs"] = "run_id user_id integration_id provider status",
    };

    /// <summary>What holds over several columns, and who has only one of them.</summary>
    public static IReadOnlyList<string> Unique { get; } =
    [
        "bug_links: UNIQUE (bug_id, entity_type, entity_id)",
        "epic_snapshots: UNIQUE (epic_id)",
        "external_integrations: UNIQUE (user_id, provider)",
        "external_push_mappings: UNIQUE (user_id, provider, entity_type, entity_id)",
        "lean_canvases: UNIQUE (epic_id)",
        "llm_provider_configs: UNIQUE (user_id, provider)",
        "payment_transactions: UNIQUE (stripe_session_id)",
        "prd_documents: UNIQUE (epic_id)",
        "subscriptions: UNIQUE (user_id)",
        "users: UNIQUE (user_id)",
    ];

    /// <summary>The checks, by the start of what they say.</summary>
    public static IReadOnlyList<string> Checks { get; } =
    [
        "epic_transcript_events: role user assistant system",
        "epics: current_stage problem_capture problem_confirmed outcome_capture outcome_confirmed epic_drafted epic_locked",
        "feature_conversation_events: role user assistant system",
        "features: current_stage draft refining approved",
        "user_stories: current_stage draft refining approved",
        "user_story_conversation_events: role user assistant system",
    ];

    /// <summary>Arrays, JSON and figures where the application has them.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "epic_snapshots.acceptance_criteria text[]",
        "epics.pending_proposal json",
        "payment_transactions.amount double precision",
        "payment_transactions.payment_metadata json",
        "prd_documents.sections json",
        "product_delivery_contexts.points_per_dev_per_sprint integer default 8",
        "product_delivery_contexts.quality_mode character varying(20)",
        "scope_plans.deferred_story_ids text[]",
        "sprint_insights.content json",
        "user_stories.dependencies text[]",
        "user_stories.edge_cases text[]",
        "user_stories.labels text[]",
        "user_stories.risks text[]",
        "users.user_id character varying(50)",
    ];

    /// <summary>Three functions and six triggers.</summary>
    public static IReadOnlyList<string> Triggers { get; } =
    [
        "epic_decisions: enforce_append_only_decisions prevent_update_delete",
        "epic_snapshots: enforce_locked_content check_locked_content",
        "epic_transcript_events: enforce_append_only_transcript prevent_update_delete",
        "epics: enforce_monotonic_stage check_monotonic_stage",
        "feature_conversation_events: enforce_append_only_feature_conv prevent_update_delete",
        "user_story_conversation_events: enforce_append_only_story_conv prevent_update_delete",
    ];
}
