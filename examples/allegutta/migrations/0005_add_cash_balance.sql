-- migrate:parent 0004_create_market_data

-- migrate:up
alter table portfolios add column cashBalance real not null default 0;

-- What every transaction did to the cash, added up; amounts in other currencies are not the portfolio's cash.
update portfolios
set cashBalance = (
    select coalesce(round(sum(amount), 2), 0) from transactions
    where transactions.portfolioId = portfolios.id and transactions.currency = portfolios.currency);

-- migrate:down
alter table portfolios drop column cashBalance;
