create table users (id integer, name text, mood text);
create rule r as on delete to users do instead nothing;
comment on rule r on users is 'keep';
alter table users enable always rule r;
