create table t (a int default 2 * 3, b timestamptz default current_timestamp, c uuid default gen_random_uuid());
