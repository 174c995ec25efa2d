-- migrate:parent 0009_unify_cash_symbols

-- The highest value that a portfolio ever had, when that was, and every high on the way there.

-- migrate:up
alter table portfolios add column athDate datetime;
alter table portfolios add column athValue real;

create table ath_history (
    id          text     not null primary key,
    portfolioId text     not null,
    athValue    real     not null,
    athDate     datetime not null,
    surpassedAt datetime not null default current_timestamp,
    newAthValue real     not null,
    createdAt   datetime not null default current_timestamp,
    constraint ath_history_portfolioId_fkey
        foreign key (portfolioId) references portfolios (id) on delete cascade on update cascade
);

create index ath_history_portfolioId_surpassedAt_idx on ath_history (portfolioId, surpassedAt);

-- The past, month by month: the cash, and each share at the price at which the portfolio had last traded it.
create temporary table month_value as
with
    months as (
        select portfolioId, max(date) as reachedAt from transactions group by portfolioId, strftime('%Y-%m', date)),
    positions as (
        select months.portfolioId, reachedAt, symbol,
               sum(case type when 'BUY' then quantity when 'SELL' then -quantity else 0 end) as shares,
               sum(case when transactions.currency = portfolios.currency then amount else 0 end) as cash
        from months
        join portfolios on portfolios.id = months.portfolioId
        join transactions on transactions.portfolioId = months.portfolioId and date <= reachedAt
        group by 1, 2, 3)
select portfolioId, reachedAt,
       round(sum(cash + case when shares = 0 then 0 else shares * (
           select price from transactions as last
           where last.portfolioId = positions.portfolioId and last.symbol = positions.symbol
             and last.date <= reachedAt and last.type in ('BUY', 'SELL')
           order by last.date desc limit 1) end), 2) as value
from positions
group by 1, 2;

-- A month is a high when no month before it was worth as much.
create temporary table high as
select portfolioId, reachedAt, value
from (select *, max(value) over (partition by portfolioId order by reachedAt
                                 rows between unbounded preceding and 1 preceding) as before from month_value)
where value > coalesce(before, 0);

-- The first high has surpassed nothing: the history begins with the second.
insert into ath_history (id, portfolioId, athValue, athDate, surpassedAt, newAthValue)
select portfolioId || '-' || strftime('%Y%m', reachedAt), portfolioId, priorValue, priorAt, reachedAt, value
from (select *, lag(value) over highs as priorValue, lag(reachedAt) over highs as priorAt from high
      window highs as (partition by portfolioId order by reachedAt))
where priorAt is not null;

update portfolios
set (athDate, athValue) = (
    select reachedAt, value from high where high.portfolioId = portfolios.id order by value desc limit 1);

drop table high;
drop table month_value;

-- migrate:down
drop table ath_history;
alter table portfolios drop column athValue;
alter table portfolios drop column athDate;

-- migrate:verify
-- The last high on the way is the highest of all.
select count(*) = 0
from portfolios
where athValue <> (select max(newAthValue) from ath_history where portfolioId = portfolios.id);
-- Who has put money in has a high.
select count(*) = 0
from portfolios
where athValue is null
  and exists (select 1 from transactions where portfolioId = portfolios.id and currency = portfolios.currency and amount > 0);
