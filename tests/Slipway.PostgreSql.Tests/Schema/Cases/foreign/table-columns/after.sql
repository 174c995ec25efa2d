create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table ft (id bigint not null, b text options (x 'y') default 'q') server s options (c 'd');
