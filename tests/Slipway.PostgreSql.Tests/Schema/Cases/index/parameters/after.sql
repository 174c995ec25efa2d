create table t (a int, b int[]);
create index i on t (a);
create index j on t using gin (b) with (gin_pending_list_limit = 100);
create index k on t (a) with (fillfactor = 70, deduplicate_items = off) where a > 1;
