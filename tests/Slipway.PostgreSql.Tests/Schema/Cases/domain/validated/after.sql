create domain d as integer constraint positive check (value > 0);
