create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table ft (id integer options (name 'ID') not null, name text collate "C" default 'x') server s options (a 'b');
comment on foreign table ft is 'far';
comment on column ft.id is 'i';
grant select on ft to pg_monitor;
