create type mood as enum ('a', 'b', 'c');
create type d as range (subtype = mood);
