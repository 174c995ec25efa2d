create foreign data wrapper w options (debug 'true');
comment on foreign data wrapper w is 'x';
