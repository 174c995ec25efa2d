create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table ft (id integer constraint above check (id > 0)) server s;
