create unlogged table events (id bigint primary key);
