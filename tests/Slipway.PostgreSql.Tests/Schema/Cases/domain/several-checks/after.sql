create domain percent as integer check (value >= 0) check (value <= 100);
