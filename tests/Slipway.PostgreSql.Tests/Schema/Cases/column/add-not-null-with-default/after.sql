create table t (id int, state text not null default 'new', at timestamptz not null default now());
