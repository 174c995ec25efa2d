-- migrate:parent 984c884b5d03_initial_migration

-- An update to deploy over a database that is in use: the revision above is the application's, this one is the example's.

-- migrate:up
create table notebooks (
    id         uuid         primary key default gen_random_uuid(),
    user_id    uuid         not null references users (id) on delete cascade,
    title      varchar(255) not null,
    created_at timestamptz  not null default now()
);

create index ix_notebooks_user_id on notebooks (user_id);

-- Everybody who is here already begins with one.
insert into notebooks (user_id, title)
select id, 'Untitled notebook' from users where deleted_at is null;

-- migrate:down
drop table notebooks;

-- migrate:verify
select count(*) = 0
from users
where deleted_at is null and not exists (select from notebooks where user_id = users.id);
