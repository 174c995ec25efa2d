create foreign data wrapper w;
create server s foreign data wrapper w options (host 'a=b');
comment on server s is 'x';
