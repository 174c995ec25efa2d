-- migrate:up
CREATE TABLE IF NOT EXISTS watchlists (
    id BIGSERIAL PRIMARY KEY,
    user_id BIGINT REFERENCES users(id) ON DELETE CASCADE,
    symbol TEXT NOT NULL,
    added_at TIMESTAMPTZ DEFAULT NOW(),
    UNIQUE (user_id, symbol)
);

CREATE TABLE IF NOT EXISTS price_snapshots (
    symbol TEXT,
    ts TIMESTAMPTZ,
    price NUMERIC(18,6) NOT NULL,
    volume NUMERIC(24,6),
    PRIMARY KEY (symbol, ts)
);

CREATE TABLE IF NOT EXISTS equity_history (
    portfolio_id BIGINT REFERENCES portfolios(id) ON DELETE CASCADE,
    ts TIMESTAMPTZ,
    equity NUMERIC(18,2) NOT NULL,
    PRIMARY KEY (portfolio_id, ts)
);

-- migrate:down
DROP TABLE equity_history;
DROP TABLE price_snapshots;
DROP TABLE watchlists;
