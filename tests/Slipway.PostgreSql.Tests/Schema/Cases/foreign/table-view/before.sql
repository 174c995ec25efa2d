-- superuser
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table ft (id integer) server s;
create view v as select id from ft;
