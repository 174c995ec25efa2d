create table users (id bigint primary key, team_id bigint);
create table teams (id bigint primary key, owner_id bigint references users);
alter table users add foreign key (team_id) references teams;
