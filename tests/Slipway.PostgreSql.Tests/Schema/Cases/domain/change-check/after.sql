create domain d as integer constraint positive check (value >= 0);
create table t (a d);
