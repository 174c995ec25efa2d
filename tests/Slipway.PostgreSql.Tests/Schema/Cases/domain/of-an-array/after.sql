create domain ids as integer[] default '{}';
create table t (x ids);
