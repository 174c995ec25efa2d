-- The schema that this application needs: what its migrations make, and what slipway diff compares them with.

create table users (
    id bigserial,
    email text not null,
    password_hash text,
    display_name text,
    created_at timestamp with time zone default now(),
    new_column text,
    primary key (id),
    unique (email)
);

create table portfolios (
    id bigserial,
    user_id bigint,
    name text not null,
    starting_cash numeric(18,2) default 100000,
    cash numeric(18,2) not null,
    currency text default 'USD'::text,
    created_at timestamp with time zone default now(),
    updated_at timestamp with time zone default now(),
    primary key (id),
    foreign key (user_id) references users(id) on delete cascade
);

create table positions (
    id bigserial,
    portfolio_id bigint,
    symbol text not null,
    quantity numeric(18,6) not null,
    avg_price numeric(18,6) not null,
    updated_at timestamp with time zone default now(),
    primary key (id),
    unique (portfolio_id, symbol),
    foreign key (portfolio_id) references portfolios(id) on delete cascade
);

create table orders (
    id bigserial,
    portfolio_id bigint,
    symbol text not null,
    side text not null,
    order_type text not null default 'market'::text,
    quantity numeric(18,6) not null,
    limit_price numeric(18,6),
    status text default 'pending'::text,
    submitted_at timestamp with time zone default now(),
    filled_at timestamp with time zone,
    client_tag text,
    primary key (id),
    check (side = any (array['buy'::text, 'sell'::text])),
    foreign key (portfolio_id) references portfolios(id) on delete cascade
);

create table trades (
    id bigserial,
    order_id bigint,
    portfolio_id bigint,
    symbol text not null,
    side text not null,
    quantity numeric(18,6) not null,
    price numeric(18,6) not null,
    fee numeric(18,6) default 0,
    realized_pnl numeric(18,6),
    executed_at timestamp with time zone default now(),
    primary key (id),
    foreign key (order_id) references orders(id) on delete cascade,
    foreign key (portfolio_id) references portfolios(id) on delete cascade
);

create index idx_trades_portfolio_executed on trades (portfolio_id, executed_at);

create table watchlists (
    id bigserial,
    user_id bigint,
    symbol text not null,
    added_at timestamp with time zone default now(),
    primary key (id),
    unique (user_id, symbol),
    foreign key (user_id) references users(id) on delete cascade
);

create table price_snapshots (
    symbol text,
    ts timestamp with time zone,
    price numeric(18,6) not null,
    volume numeric(24,6),
    primary key (symbol, ts)
);

create table equity_history (
    portfolio_id bigint,
    ts timestamp with time zone,
    equity numeric(18,2) not null,
    primary key (portfolio_id, ts),
    foreign key (portfolio_id) references portfolios(id) on delete cascade
);
