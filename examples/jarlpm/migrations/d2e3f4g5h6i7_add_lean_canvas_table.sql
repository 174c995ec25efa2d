-- migrate:parent c1d2e3f4g5h6_add_poker_session_tables

-- migrate:up
create table lean_canvases (
    id                serial      primary key,
    canvas_id         varchar(50) not null unique,
    epic_id           varchar(50) not null references epics (epic_id) on delete cascade,
    user_id           varchar(50) not null references users (user_id) on delete cascade,
    problem           text,
    solution          text,
    unique_value      text,
    unfair_advantage  text,
    customer_segments text,
    key_metrics       text,
    channels          text,
    cost_structure    text,
    revenue_streams   text,
    source            varchar(50) not null default 'manual',
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    constraint uq_lean_canvas_epic unique (epic_id)
);
create index idx_lean_canvas_epic_id on lean_canvases (epic_id);
create index idx_lean_canvas_user_id on lean_canvases (user_id);

-- migrate:down
drop table lean_canvases;
