create domain d as integer constraint c check (value > 0);
comment on domain d is 'a number';
comment on constraint c on domain d is 'above all';
