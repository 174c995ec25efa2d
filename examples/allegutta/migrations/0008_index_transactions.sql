-- migrate:parent 0007_add_broker_columns

-- The portfolio page reads the newest transactions first, and a share's own when one opens it.

-- migrate:up
create index transactions_portfolioId_date_idx on transactions (portfolioId, date);
create index transactions_portfolioId_symbol_date_idx on transactions (portfolioId, symbol, date);

-- migrate:down
drop index transactions_portfolioId_symbol_date_idx;
drop index transactions_portfolioId_date_idx;
