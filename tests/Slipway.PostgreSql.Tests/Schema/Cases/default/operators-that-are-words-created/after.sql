create table t (a int, b boolean not null default (not true), e timestamp default (now() at time zone 'utc'), f boolean default ('a' not like 'B' and 'x' is distinct from 'y'));
