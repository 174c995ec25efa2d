create domain d as integer default 1;
create table t (id d);
