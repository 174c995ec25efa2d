-- migrate:parent e3f4g5h6i7j8_add_prd_documents_table

-- migrate:up
alter table epics add column moscow_reasoning text;
alter table features add column moscow_reasoning text;
alter table features add column rice_reasoning text;
alter table user_stories add column rice_reasoning text;
alter table bugs add column rice_reasoning text;

-- migrate:down
alter table bugs drop column rice_reasoning;
alter table user_stories drop column rice_reasoning;
alter table features drop column rice_reasoning;
alter table features drop column moscow_reasoning;
alter table epics drop column moscow_reasoning;
