-- migrate:parent 0008_index_transactions

-- Cash was CASH_NOK, CASH_USD and so on; the currency has a column of its own, so that the symbol is now CASH.
--
-- A portfolio has one holding for each symbol. Its cash in its own currency becomes CASH; cash in another currency keeps
-- its name, for dollars must not be added to kroner.

-- migrate:up
update transactions set symbol = 'CASH' where symbol = 'CASH_' || currency;

update holdings set symbol = 'CASH'
where symbol = 'CASH_' || currency
  and currency = (select portfolios.currency from portfolios where portfolios.id = holdings.portfolioId);

-- migrate:down
update holdings set symbol = 'CASH_' || currency where symbol = 'CASH';
update transactions set symbol = 'CASH_' || currency where symbol = 'CASH';

-- migrate:verify
-- A symbol that contradicts its currency (CASH_USD in NOK) was not renamed: somebody has to look at that row.
select count(*) = 0 from transactions where symbol glob 'CASH_*';
select count(*) = 0
from holdings join portfolios on portfolios.id = holdings.portfolioId
where holdings.symbol = 'CASH_' || portfolios.currency;
