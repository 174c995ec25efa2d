-- migrate:parent 4ca08f133008_add_edge_cases_and_notes

-- What must not change does not: conversations and decisions are append-only, stages only go forward, and what was
-- confirmed stays as it was. The application made these objects anew at every start; here they are a part of the schema.

-- migrate:up
create or replace function prevent_update_delete() returns trigger language plpgsql as $$
begin
    -- An epic that is deleted takes its conversation with it, when whoever deletes it has said so.
    if tg_op = 'DELETE' and current_setting('jarlpm.allow_cascade_delete', true) = 'true' then
        return old;
    end if;
    raise exception '% operations are not allowed on append-only table %', tg_op, tg_table_name
        using hint = 'Deletions that cascade: set jarlpm.allow_cascade_delete to true in the transaction.';
end
$$;

create or replace trigger enforce_append_only_transcript
    before update or delete on epic_transcript_events for each row execute function prevent_update_delete();
create or replace trigger enforce_append_only_decisions
    before update or delete on epic_decisions for each row execute function prevent_update_delete();
create or replace trigger enforce_append_only_feature_conv
    before update or delete on feature_conversation_events for each row execute function prevent_update_delete();
create or replace trigger enforce_append_only_story_conv
    before update or delete on user_story_conversation_events for each row execute function prevent_update_delete();

create or replace function check_monotonic_stage() returns trigger language plpgsql as $$
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

create or replace trigger enforce_monotonic_stage
    before update of current_stage on epics for each row execute function check_monotonic_stage();

create or replace function check_locked_content() returns trigger language plpgsql as $$
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

create or replace trigger enforce_locked_content
    before update on epic_snapshots for each row execute function check_locked_content();

-- migrate:down
drop trigger enforce_locked_content on epic_snapshots;
drop function check_locked_content();
drop trigger enforce_monotonic_stage on epics;
drop function check_monotonic_stage();
drop trigger enforce_append_only_story_conv on user_story_conversation_events;
drop trigger enforce_append_only_feature_conv on feature_conversation_events;
drop trigger enforce_append_only_decisions on epic_decisions;
drop trigger enforce_append_only_transcript on epic_transcript_events;
drop function prevent_update_delete();
