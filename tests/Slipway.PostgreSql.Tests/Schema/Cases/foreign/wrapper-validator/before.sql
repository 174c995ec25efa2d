-- superuser
create foreign data wrapper w;
