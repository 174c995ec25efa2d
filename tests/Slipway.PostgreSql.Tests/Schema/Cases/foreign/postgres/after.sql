create extension postgres_fdw;
create server s foreign data wrapper postgres_fdw options (host 'h');
create foreign table ft (id integer) server s options (table_name 'x');
