-- migrate:parent 0005_add_cash_balance

-- Shares that were moved in from another bank have a cost price that no transaction here can tell.

-- migrate:up
alter table holdings add column manualAvgPrice real;
alter table holdings add column useManualAvgPrice boolean not null default false;
alter table holdings add column manualAvgPriceReason text;
alter table holdings add column manualAvgPriceDate datetime;

-- migrate:down
alter table holdings drop column manualAvgPriceDate;
alter table holdings drop column manualAvgPriceReason;
alter table holdings drop column useManualAvgPrice;
alter table holdings drop column manualAvgPrice;
