alter table t add column b integer constraint b_after_a check (b > a);
