create domain a as integer check (value > 0);
create domain b as a check (value < 9);
create table t (x b[]);
