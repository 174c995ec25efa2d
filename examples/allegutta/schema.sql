-- The schema that this application needs: what its migrations make, and what slipway diff compares them with.

create table users (
    id text not null primary key,
    kindeId text not null,
    email text not null,
    firstName text,
    lastName text,
    picture text,
    roles text not null default '[]',
    permissions text not null default '[]',
    createdAt datetime not null default current_timestamp,
    updatedAt datetime not null
);

create unique index users_kindeId_key on users (kindeId);
create unique index users_email_key on users (email);

create table portfolios (
    id text not null primary key,
    name text not null,
    description text,
    userId text not null,
    isDefault boolean not null default false,
    currency text not null default 'NOK',
    createdAt datetime not null default current_timestamp,
    updatedAt datetime not null,
    cashBalance real not null default 0,
    athDate datetime,
    athValue real,
    constraint portfolios_userId_fkey foreign key (userId) references users (id) on delete cascade on update cascade
);

create table transactions (
    id text not null primary key,
    portfolioId text not null,
    symbol text not null,
    isin text,
    type text not null,
    quantity real not null,
    price real not null,
    fees real not null default 0,
    currency text not null default 'NOK',
    date datetime not null,
    notes text,
    createdAt datetime not null default current_timestamp,
    updatedAt datetime not null,
    amount real,
    saldo real,
    cancellationDate datetime,
    costBasis real,
    settlementDate datetime,
    slipNumber text,
    tradeDate datetime,
    verificationNumber text,
    constraint transactions_portfolioId_fkey foreign key (portfolioId) references portfolios (id) on delete cascade on update cascade
);

create index transactions_portfolioId_date_idx on transactions (portfolioId, date);
create index transactions_portfolioId_symbol_date_idx on transactions (portfolioId, symbol, date);

create table holdings (
    id text not null primary key,
    portfolioId text not null,
    symbol text not null,
    isin text,
    quantity real not null,
    avgPrice real not null,
    currency text not null default 'NOK',
    createdAt datetime not null default current_timestamp,
    updatedAt datetime not null,
    manualAvgPrice real,
    useManualAvgPrice boolean not null default false,
    manualAvgPriceReason text,
    manualAvgPriceDate datetime,
    constraint holdings_portfolioId_fkey foreign key (portfolioId) references portfolios (id) on delete cascade on update cascade
);

create unique index holdings_portfolioId_symbol_key on holdings (portfolioId, symbol);

create table market_data (
    isin text not null primary key,
    symbol text not null,
    symbolYahoo text,
    longName text,
    shortName text,
    currency text,
    currentPrice real,
    regularMarketChange real,
    regularMarketChangePercent real,
    regularMarketPreviousClose real,
    regularMarketDayHigh real,
    regularMarketDayLow real,
    regularMarketDayRange text,
    regularMarketVolume real,
    regularMarketTime datetime,
    fiftyTwoWeekLow real,
    fiftyTwoWeekHigh real,
    fiftyTwoWeekLowChange real,
    fiftyTwoWeekHighChange real,
    fiftyTwoWeekLowChangePercent real,
    fiftyTwoWeekHighChangePercent real,
    fiftyTwoWeekRange text,
    exchange text,
    exchangeTimezoneName text,
    exchangeTimezoneShortName text,
    fullExchangeName text,
    marketState text,
    quoteType text,
    typeDisp text,
    firstTradeDateMilliseconds real,
    lastUpdated datetime not null default current_timestamp,
    createdAt datetime not null default current_timestamp,
    updatedAt datetime not null
);

create table ath_history (
    id text not null primary key,
    portfolioId text not null,
    athValue real not null,
    athDate datetime not null,
    surpassedAt datetime not null default current_timestamp,
    newAthValue real not null,
    createdAt datetime not null default current_timestamp,
    constraint ath_history_portfolioId_fkey foreign key (portfolioId) references portfolios (id) on delete cascade on update cascade
);

create index ath_history_portfolioId_surpassedAt_idx on ath_history (portfolioId, surpassedAt);
