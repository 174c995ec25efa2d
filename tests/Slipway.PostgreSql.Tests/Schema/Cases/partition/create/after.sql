create table events (id bigint not null, at date not null, kind text default 'x' check (kind <> ''), primary key (id, at)) partition by range (at);
create index on events (kind);
create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
create table events_2025 partition of events (kind default 'y', check (id > 0)) for values from ('2025-01-01') to ('2026-01-01');
create table events_rest partition of events default;
