create domain d as integer check (value > 0);
create table t (a d);
