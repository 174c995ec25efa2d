create domain d as integer default 1;
