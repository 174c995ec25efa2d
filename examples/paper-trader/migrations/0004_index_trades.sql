-- migrate:up
CREATE INDEX IF NOT EXISTS idx_trades_portfolio_executed ON trades (portfolio_id, executed_at);

-- migrate:down
DROP INDEX idx_trades_portfolio_executed;
