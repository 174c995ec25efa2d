-- migrate:parent 17517632ed2c_add_sprint_fields_to_stories

-- migrate:up
create table sprint_insights (
    id            serial      primary key,
    insight_id    varchar(50) not null unique,
    user_id       varchar(50) not null references users (user_id) on delete cascade,
    sprint_number integer     not null,
    insight_type  varchar(50) not null,
    content       json        not null,
    generated_at  timestamptz not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index idx_sprint_insight_user_sprint on sprint_insights (user_id, sprint_number);
create index idx_sprint_insight_type on sprint_insights (user_id, sprint_number, insight_type);

-- migrate:down
drop table sprint_insights;
