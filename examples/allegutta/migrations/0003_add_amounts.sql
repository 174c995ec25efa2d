-- migrate:parent 0002_create_transactions_and_holdings

-- The broker's files say what a transaction did to the cash account, and what was on it afterwards (saldo).

-- migrate:up
alter table transactions add column amount real;
alter table transactions add column saldo real;

-- What is there already was entered by hand: the amount follows from quantity, price and fees.
update transactions
set amount = case type when 'BUY' then -(quantity * price + fees)
                       when 'SELL' then quantity * price - fees
                       when 'DIVIDEND' then quantity * price
                       when 'WITHDRAWAL' then -quantity
                       when 'FEE' then -quantity
                       else quantity end;

-- migrate:down
alter table transactions drop column saldo;
alter table transactions drop column amount;

-- migrate:verify
select count(*) = 0 from transactions where amount is null;
