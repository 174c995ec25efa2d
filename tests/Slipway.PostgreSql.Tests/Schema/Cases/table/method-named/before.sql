create table users (id bigint) using heap;
