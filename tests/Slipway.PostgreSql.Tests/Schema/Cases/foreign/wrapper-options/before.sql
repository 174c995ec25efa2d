-- superuser
create foreign data wrapper w options (debug 'true', a '1');
