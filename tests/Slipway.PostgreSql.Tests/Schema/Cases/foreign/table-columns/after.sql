create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table ft (id bigint not null, b text default 'q' options (x 'y')) server s options (c 'd');
