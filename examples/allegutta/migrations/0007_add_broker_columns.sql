-- migrate:parent 0006_add_manual_average_price

-- What Norwegian brokers print on a contract note. Rows that were entered by hand have none of it.

-- migrate:up
alter table transactions add column cancellationDate datetime;
alter table transactions add column costBasis real;
alter table transactions add column settlementDate datetime;
alter table transactions add column slipNumber text;
alter table transactions add column tradeDate datetime;
alter table transactions add column verificationNumber text;

-- migrate:down
alter table transactions drop column verificationNumber;
alter table transactions drop column tradeDate;
alter table transactions drop column slipNumber;
alter table transactions drop column settlementDate;
alter table transactions drop column costBasis;
alter table transactions drop column cancellationDate;
