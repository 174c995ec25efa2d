create table nodes (id bigint primary key, parent_id bigint references nodes on delete cascade);
