-- migrate:parent b2c3d4e5f6g7_add_epic_archived_fields

-- migrate:up
alter table product_delivery_contexts add column points_per_dev_per_sprint integer default 8;

create table scope_plans (
    id                 serial       primary key,
    plan_id            varchar(50)  not null unique,
    epic_id            varchar(50)  not null references epics (epic_id) on delete cascade,
    user_id            varchar(50)  not null references users (user_id) on delete cascade,
    name               varchar(200) not null default 'Default Plan',
    deferred_story_ids text[],
    total_points       integer      not null default 0,
    deferred_points    integer      not null default 0,
    remaining_points   integer      not null default 0,
    notes              text,
    is_active          boolean      not null default true,
    created_at         timestamptz  not null default now(),
    updated_at         timestamptz  not null default now()
);
create index idx_scope_plans_epic_id on scope_plans (epic_id);
create index idx_scope_plans_user_id on scope_plans (user_id);
create index idx_scope_plans_active on scope_plans (epic_id, is_active);

-- migrate:down
drop table scope_plans;
alter table product_delivery_contexts drop column points_per_dev_per_sprint;
