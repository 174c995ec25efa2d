create extension btree_gist;
create type mood as enum ('a', 'b');
create table t (id integer, m mood, constraint x exclude using gist (id with =, m with <>));
