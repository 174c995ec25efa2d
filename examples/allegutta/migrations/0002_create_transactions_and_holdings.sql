-- migrate:parent 0001_create_users_and_portfolios

-- migrate:up
create table transactions (
    id          text     not null primary key,
    portfolioId text     not null,
    symbol      text     not null,
    isin        text,
    type        text     not null,
    quantity    real     not null,
    price       real     not null,
    fees        real     not null default 0,
    currency    text     not null default 'NOK',
    date        datetime not null,
    notes       text,
    createdAt   datetime not null default current_timestamp,
    updatedAt   datetime not null,
    constraint transactions_portfolioId_fkey
        foreign key (portfolioId) references portfolios (id) on delete cascade on update cascade
);

create table holdings (
    id          text     not null primary key,
    portfolioId text     not null,
    symbol      text     not null,
    isin        text,
    quantity    real     not null,
    avgPrice    real     not null,
    currency    text     not null default 'NOK',
    createdAt   datetime not null default current_timestamp,
    updatedAt   datetime not null,
    constraint holdings_portfolioId_fkey
        foreign key (portfolioId) references portfolios (id) on delete cascade on update cascade
);

create unique index holdings_portfolioId_symbol_key on holdings (portfolioId, symbol);

-- migrate:down
drop table holdings;
drop table transactions;
