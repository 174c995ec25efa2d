-- migrate:parent 16517632ed2b_add_scoring_reasoning_columns

-- migrate:up
alter table user_stories add column sprint_number integer;
alter table user_stories add column status varchar(50);
alter table user_stories add column blocked_reason text;
create index idx_user_stories_sprint on user_stories (sprint_number);
create index idx_user_stories_status on user_stories (status);

-- migrate:down
drop index idx_user_stories_status;
drop index idx_user_stories_sprint;
alter table user_stories drop column blocked_reason;
alter table user_stories drop column status;
alter table user_stories drop column sprint_number;
