-- migrate:parent f8fd07732cde_initial_schema

-- migrate:up
alter table epics add column is_archived boolean not null default false;
alter table epics add column archived_at timestamptz;
create index idx_epics_archived on epics (is_archived);

-- migrate:down
drop index idx_epics_archived;
alter table epics drop column archived_at;
alter table epics drop column is_archived;
