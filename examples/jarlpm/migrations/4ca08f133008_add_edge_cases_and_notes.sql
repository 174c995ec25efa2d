-- migrate:parent 0fdb6d96ef3f_add_external_integration_tables

-- migrate:up
alter table user_stories add column edge_cases text[];
alter table user_stories add column notes_for_engineering text;

-- migrate:down
alter table user_stories drop column notes_for_engineering;
alter table user_stories drop column edge_cases;
