create type mood as enum ('a', 'b', 'c');
create domain d as mood;
