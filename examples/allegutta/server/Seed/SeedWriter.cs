using System.Globalization;
using Allegutta.Storage;
using Microsoft.Data.Sqlite;

namespace Allegutta.Seed;

/// <summary>Writes people, their portfolios' stories and the market into the tables of revision 0008.</summary>
sealed class SeedWriter(SqliteConnection connection, IReadOnlyList<Share> shares, Dice dice)
{
    /// <summary>Since then the broker's files are imported; older rows were typed in and have no contract note.</summary>
    static readonly DateOnly Imported = new(2022, 1, 1);

    int _notes = 4_810_200;

    /// <summary>Writes everything and answers the number of transactions.</summary>
    public int Write(IReadOnlyList<Person> people)
    {
        foreach (var share in shares)
            WriteMarket(share);
        return people.Sum(WritePerson);
    }

    void WriteMarket(Share share)
    {
        var price = share.PriceOn(SeedPeriod.End);
        var before = decimal.Round(price * (1 + (dice.Between(-180, 160) / 10_000m)), 2);
        var (low, high) = (share.LastYear.Min(), share.LastYear.Max());
        var now = At(SeedPeriod.End, "14:25:00");
        connection.Run(
            """
            insert into market_data (
                isin, symbol, symbolYahoo, longName, shortName, currency, currentPrice, regularMarketChange,
                regularMarketChangePercent, regularMarketPreviousClose, regularMarketTime, fiftyTwoWeekLow, fiftyTwoWeekHigh,
                exchange, exchangeTimezoneName, exchangeTimezoneShortName, fullExchangeName, marketState, quoteType, typeDisp,
                lastUpdated, createdAt, updatedAt)
            values (
                $isin, $symbol, $symbol || '.OL', $name, upper($name), 'NOK', $price, $change, $percent, $before, $now,
                $low, $high, 'OSL', 'Europe/Oslo', 'CEST', 'Oslo', 'CLOSED', 'EQUITY', 'Equity', $now, $now, $now)
            """,
            ("$isin", share.Isin), ("$symbol", share.Symbol), ("$name", share.Name), ("$price", (double)price),
            ("$change", (double)(price - before)), ("$percent", (double)decimal.Round((price - before) / before * 100, 2)),
            ("$before", (double)before), ("$low", (double)low), ("$high", (double)high), ("$now", now));
    }

    int WritePerson(Person person)
    {
        var id = dice.Id();
        var joined = At(new DateOnly(person.Portfolios.Min(habit => habit.Since), 1, 7), "18:30:00");
        connection.Run(
            """
            insert into users (id, kindeId, email, firstName, lastName, roles, createdAt, updatedAt)
            values ($id, $kinde, $email, $first, $last, '["member"]', $joined, $joined)
            """,
            ("$id", id), ("$kinde", "kp_" + dice.Id()[1..]), ("$first", person.FirstName), ("$last", person.LastName),
            ("$email", $"{person.FirstName}.{person.LastName}@example.no".ToLowerInvariant().Replace('å', 'a')),
            ("$joined", joined));
        return person.Portfolios.Select((habit, place) => WritePortfolio(id, habit, place == 0)).Sum();
    }

    int WritePortfolio(string user, Habit habit, bool isDefault)
    {
        var story = new Story(habit, shares, dice);
        var id = dice.Id();
        connection.Run(
            """
            insert into portfolios (id, name, description, userId, isDefault, cashBalance, createdAt, updatedAt)
            values ($id, $name, $description, $user, $default, $cash, $created, $updated)
            """,
            ("$id", id), ("$name", habit.Name), ("$description", habit.Description), ("$user", user), ("$default", isDefault),
            ("$cash", (double)story.Cash["NOK"]), ("$created", At(story.Entries[0].Date, "08:00:00")),
            ("$updated", At(story.Entries[^1].Date, "19:00:00")));
        foreach (var entry in story.Entries)
            WriteEntry(id, entry);
        foreach (var (symbol, position) in story.Positions.Where(held => held.Value.Quantity > 0))
            WriteHolding(id, symbol, position);
        foreach (var (currency, amount) in story.Cash)
            WriteCash(id, currency, amount, story.Entries[^1].Date);
        return story.Entries.Count;
    }

    void WriteEntry(string portfolio, Entry entry)
    {
        var isTrade = entry.Type is "BUY" or "SELL";
        var isImported = entry.Date >= Imported;
        var number = isImported ? (++_notes).ToString(CultureInfo.InvariantCulture) : null;
        var time = $"{dice.Between(7, 14):00}:{dice.Between(0, 59):00}:{dice.Between(0, 59):00}";
        connection.Run(
            """
            insert into transactions (
                id, portfolioId, symbol, isin, type, quantity, price, fees, amount, currency, date, saldo, notes,
                createdAt, updatedAt, costBasis, settlementDate, slipNumber, tradeDate, verificationNumber)
            values (
                $id, $portfolio, $symbol, $isin, $type, $quantity, $price, $fees, $amount, $currency, $date, $saldo, $notes,
                $date, $date, $basis, $settled, $slip, $traded, $verification)
            """,
            ("$id", dice.Id()), ("$portfolio", portfolio), ("$symbol", entry.Symbol), ("$isin", entry.Isin),
            ("$type", entry.Type), ("$quantity", (double)entry.Quantity), ("$price", (double)entry.Price),
            ("$fees", (double)entry.Fees), ("$amount", (double)entry.Amount), ("$currency", entry.Currency),
            ("$date", At(entry.Date, time)), ("$saldo", (double)entry.Saldo), ("$notes", entry.Notes),
            ("$basis", isImported ? (double?)entry.CostBasis : null),
            ("$settled", isTrade && isImported ? At(Settlement(entry.Date), "00:00:00") : null),
            ("$slip", isTrade ? number : null), ("$traded", isImported ? At(entry.Date, "00:00:00") : null),
            ("$verification", number is null ? null : "V" + number));
    }

    void WriteHolding(string portfolio, string symbol, Position position)
    {
        // The oldest holdings came from another bank, which told the average price that had been paid there.
        var isMovedIn = position.Since < SeedPeriod.Begin.AddMonths(1);
        var average = decimal.Round(position.Cost / position.Quantity, 4);
        connection.Run(
            """
            insert into holdings (
                id, portfolioId, symbol, isin, quantity, avgPrice, manualAvgPrice, useManualAvgPrice, manualAvgPriceReason,
                manualAvgPriceDate, createdAt, updatedAt)
            values (
                $id, $portfolio, $symbol, $isin, $quantity, $average, $manual, $moved, $reason, $moveDate, $since, $since)
            """,
            ("$id", dice.Id()), ("$portfolio", portfolio), ("$symbol", symbol),
            ("$isin", shares.Single(share => share.Symbol == symbol).Isin), ("$quantity", (double)position.Quantity),
            ("$average", (double)average), ("$moved", isMovedIn),
            ("$manual", isMovedIn ? (double?)decimal.Round(average * 0.92m, 4) : null),
            ("$reason", isMovedIn ? "Flyttet fra annen bank" : null),
            ("$moveDate", isMovedIn ? At(position.Since, "00:00:00") : null), ("$since", At(position.Since, "16:30:00")));
    }

    void WriteCash(string portfolio, string currency, decimal amount, DateOnly day) => connection.Run(
        """
        insert into holdings (id, portfolioId, symbol, quantity, avgPrice, currency, createdAt, updatedAt)
        values ($id, $portfolio, 'CASH_' || $currency, $amount, 1, $currency, $at, $at)
        """,
        ("$id", dice.Id()), ("$portfolio", portfolio), ("$currency", currency), ("$amount", (double)amount),
        ("$at", At(day, "19:00:00")));

    /// <summary>Two trading days later.</summary>
    static DateOnly Settlement(DateOnly day) =>
        day.AddDays(day.DayOfWeek is DayOfWeek.Thursday or DayOfWeek.Friday ? 4 : 2);

    /// <summary>A moment as SQLite's own CURRENT_TIMESTAMP writes it, in UTC.</summary>
    static string At(DateOnly day, string time) => $"{day:yyyy-MM-dd} {time}";
}
