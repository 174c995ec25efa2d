create domain d as integer not null;
create table t (a d);
