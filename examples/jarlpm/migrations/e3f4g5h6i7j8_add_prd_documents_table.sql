-- migrate:parent d2e3f4g5h6i7_add_lean_canvas_table

-- migrate:up
create table prd_documents (
    id                 serial       primary key,
    prd_id             varchar(50)  not null unique,
    epic_id            varchar(50)  not null references epics (epic_id) on delete cascade,
    user_id            varchar(50)  not null references users (user_id) on delete cascade,
    title              varchar(500),
    sections           json,
    source             varchar(50),
    generation_context json,
    version            varchar(50)  not null default '1.0',
    status             varchar(50)  not null default 'draft',
    created_at         timestamptz  not null default now(),
    updated_at         timestamptz  not null default now(),
    constraint uq_prd_epic unique (epic_id)
);
create index idx_prd_epic_id on prd_documents (epic_id);
create index idx_prd_user_id on prd_documents (user_id);

-- migrate:down
drop table prd_documents;
