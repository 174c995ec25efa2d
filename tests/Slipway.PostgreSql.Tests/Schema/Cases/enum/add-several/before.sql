create type mood as enum ('b', 'e');
