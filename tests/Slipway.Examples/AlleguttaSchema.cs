namespace Slipway.Examples;

/// <summary>The final schema of the real application, table by table: name, type, and what else the column says.</summary>
static class AlleguttaSchema
{
    /// <summary>A column a line, in the order of their names: <c>name type [not null] [default x] [primary key]</c>.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["users"] = """
            createdAt datetime not null default current_timestamp
            email text not null
            firstName text
            id text not null primary key
            kindeId text not null
            lastName text
            permissions text not null default '[]'
            picture text
            roles text not null default '[]'
            updatedAt datetime not null
            """,
        ["portfolios"] = """
            athDate datetime
            athValue real
            cashBalance real not null default 0
            createdAt datetime not null default current_timestamp
            currency text not null default 'nok'
            description text
            id text not null primary key
            isDefault boolean not null default false
            name text not null
            updatedAt datetime not null
            userId text not null
            """,
        ["transactions"] = """
            amount real
            cancellationDate datetime
            costBasis real
            createdAt datetime not null default current_timestamp
            currency text not null default 'nok'
            date datetime not null
            fees real not null default 0
            id text not null primary key
            isin text
            notes text
            portfolioId text not null
            price real not null
            quantity real not null
            saldo real
            settlementDate datetime
            slipNumber text
            symbol text not null
            tradeDate datetime
            type text not null
            updatedAt datetime not null
            verificationNumber text
            """,
        ["holdings"] = """
            avgPrice real not null
            createdAt datetime not null default current_timestamp
            currency text not null default 'nok'
            id text not null primary key
            isin text
            manualAvgPrice real
            manualAvgPriceDate datetime
            manualAvgPriceReason text
            portfolioId text not null
            quantity real not null
            symbol text not null
            updatedAt datetime not null
            useManualAvgPrice boolean not null default false
            """,
        ["market_data"] = """
            createdAt datetime not null default current_timestamp
            currency text
            currentPrice real
            exchange text
            exchangeTimezoneName text
            exchangeTimezoneShortName text
            fiftyTwoWeekHigh real
            fiftyTwoWeekHighChange real
            fiftyTwoWeekHighChangePercent real
            fiftyTwoWeekLow real
            fiftyTwoWeekLowChange real
            fiftyTwoWeekLowChangePercent real
            fiftyTwoWeekRange text
            firstTradeDateMilliseconds real
            fullExchangeName text
            isin text not null primary key
            lastUpdated datetime not null default current_timestamp
            longName text
            marketState text
            quoteType text
            regularMarketChange real
            regularMarketChangePercent real
            regularMarketDayHigh real
            regularMarketDayLow real
            regularMarketDayRange text
            regularMarketPreviousClose real
            regularMarketTime datetime
            regularMarketVolume real
            shortName text
            symbol text not null
            symbolYahoo text
            typeDisp text
            updatedAt datetime not null
            """,
        ["ath_history"] = """
            athDate datetime not null
            athValue real not null
            createdAt datetime not null default current_timestamp
            id text not null primary key
            newAthValue real not null
            portfolioId text not null
            surpassedAt datetime not null default current_timestamp
            """,
    };

    /// <summary>Foreign keys: the table, the column, what it names, and what follows an update and a deletion.</summary>
    public static IReadOnlyList<string> ForeignKeys { get; } =
    [
        "ath_history|portfolioId|portfolios|id|CASCADE|CASCADE",
        "holdings|portfolioId|portfolios|id|CASCADE|CASCADE",
        "portfolios|userId|users|id|CASCADE|CASCADE",
        "transactions|portfolioId|portfolios|id|CASCADE|CASCADE",
    ];

    /// <summary>What must be unique: the table and the columns.</summary>
    public static IReadOnlyList<string> Unique { get; } =
    [
        "holdings|portfolioId,symbol",
        "users|email",
        "users|kindeId",
    ];
}
