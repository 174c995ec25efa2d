-- migrate:parent 0003_add_amounts

-- Prices belong to the share and not to whoever holds it: one row for each ISIN, refreshed by the server.

-- migrate:up
create table market_data (
    isin                       text     not null primary key,
    symbol                     text     not null,
    symbolYahoo                text,
    longName                   text,
    shortName                  text,
    currency                   text,
    currentPrice               real,
    regularMarketChange        real,
    regularMarketChangePercent real,
    regularMarketPreviousClose real,
    regularMarketDayHigh       real,
    regularMarketDayLow        real,
    regularMarketDayRange      text,
    regularMarketVolume        real,
    regularMarketTime          datetime,
    fiftyTwoWeekLow            real,
    fiftyTwoWeekHigh           real,
    fiftyTwoWeekLowChange      real,
    fiftyTwoWeekHighChange     real,
    fiftyTwoWeekLowChangePercent  real,
    fiftyTwoWeekHighChangePercent real,
    fiftyTwoWeekRange          text,
    exchange                   text,
    exchangeTimezoneName       text,
    exchangeTimezoneShortName  text,
    fullExchangeName           text,
    marketState                text,
    quoteType                  text,
    typeDisp                   text,
    firstTradeDateMilliseconds real,
    lastUpdated                datetime not null default current_timestamp,
    createdAt                  datetime not null default current_timestamp,
    updatedAt                  datetime not null
);

-- migrate:down
drop table market_data;
