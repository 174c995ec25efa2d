namespace Allegutta.Seed;

/// <summary>Lives through the years of one portfolio and writes down every transaction, in order.</summary>
sealed class Story
{
    /// <summary>Until the release that unified them, a symbol told the currency of cash.</summary>
    const string CashPrefix = "CASH_";

    const decimal LowestFee = 29, SmallestPurchase = 1_000;

    readonly Habit _habit;
    readonly Dice _dice;
    readonly List<Share> _favourites;
    readonly SortedDictionary<string, Position> _positions = new(StringComparer.Ordinal);
    readonly Dictionary<string, decimal> _cash = new(StringComparer.Ordinal) { ["NOK"] = 0 };
    readonly List<Entry> _entries = [];

    public Story(Habit habit, IReadOnlyList<Share> shares, Dice dice)
    {
        (_habit, _dice) = (habit, dice);
        _favourites = [.. habit.Favourites.Split(' ').Select(symbol => shares.Single(share => share.Symbol == symbol))];
        for (var month = new DateOnly(habit.Since, 1, 1); month <= SeedPeriod.End; month = month.AddMonths(1))
            Live(month);
    }

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>What is held at the end, by symbol.</summary>
    public IReadOnlyDictionary<string, Position> Positions => _positions;

    /// <summary>The cash at the end, by currency.</summary>
    public IReadOnlyDictionary<string, decimal> Cash => _cash;

    /// <summary>A month: wages, coupons, purchases, and now and then a sale. No month has fewer than 26 days for it.</summary>
    void Live(DateOnly month)
    {
        var plan = new List<(int Day, Action<DateOnly> Act)> { (15, Deposit) };
        if (month.Month == 1 && month.Year > _habit.Since)
            plan.Add((8, PayInterest));
        if (month.Month == 1 && _habit.Dollars > 0)
            plan.Add((20, DepositDollars));
        if (month.Month == 7 && _dice.Happens(35))
            plan.Add((12, Withdraw));
        for (var count = _dice.Between(1, _habit.Purchases); count > 0; count--)
            plan.Add((_dice.Between(16, 26), Buy));
        if (_dice.Happens(_habit.Sales))
            plan.Add((_dice.Between(9, 24), Sell));
        foreach (var share in _favourites.Where(share => share.Payouts.Contains(month.Month)))
            plan.Add((_dice.Between(9, 25), day => PayDividend(share, day)));

        foreach (var (day, act) in plan.OrderBy(step => step.Day))
        {
            var date = TradingDay(month.AddDays(day - 1));
            if (date >= SeedPeriod.Begin && date <= SeedPeriod.End)
                act(date);
        }
    }

    static DateOnly TradingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    void Deposit(DateOnly day) => MoveCash(day, "DEPOSIT", _habit.Deposit + (_dice.Between(-2, 4) * 250), "NOK");

    void DepositDollars(DateOnly day) => MoveCash(day, "DEPOSIT", _habit.Dollars, "USD", "Til amerikanske aksjer");

    void Withdraw(DateOnly day) =>
        MoveCash(day, "WITHDRAWAL", -decimal.Round(_cash["NOK"] * _dice.Between(30, 70) / 100 / 100) * 100, "NOK", "Ferie");

    void PayInterest(DateOnly day) => MoveCash(day, "INTEREST", decimal.Round(_cash["NOK"] * 0.0125m, 2), "NOK");

    void MoveCash(DateOnly day, string type, decimal amount, string currency, string? notes = null)
    {
        if (amount == 0)
            return;
        Write(new Entry
        {
            Symbol = CashPrefix + currency, Type = type, Quantity = Math.Abs(amount), Price = 1,
            Amount = amount, Currency = currency, Date = day, Notes = notes,
        });
    }

    void PayDividend(Share share, DateOnly day)
    {
        if (!_positions.TryGetValue(share.Symbol, out var held) || held.Quantity == 0)
            return;
        var each = decimal.Round(share.PriceOn(day) * share.DividendYield / share.Payouts.Count, 2);
        Write(Of(share, "DIVIDEND", held.Quantity, each, day) with { Amount = held.Quantity * each });
    }

    /// <summary>Buys for a good part of the cash, as whole shares; the favourites more often than the rest.</summary>
    void Buy(DateOnly day)
    {
        var share = _favourites[_dice.Happens(55) ? _dice.Between(0, 2) : _dice.Between(0, _favourites.Count - 1)];
        if (day < share.Listed)
            return;
        var price = PriceNear(share, day);
        var quantity = decimal.Floor(_cash["NOK"] * _dice.Between(35, 80) / 100 / price);
        var fees = Fees(quantity * price);
        var cost = (quantity * price) + fees;
        if (cost < SmallestPurchase || cost > _cash["NOK"])
            return;

        if (!_positions.TryGetValue(share.Symbol, out var held))
            _positions[share.Symbol] = held = new Position();
        held.Buy(quantity, cost, day);
        Write(Of(share, "BUY", quantity, price, day) with { Fees = fees, Amount = -cost, CostBasis = cost });
    }

    void Sell(DateOnly day)
    {
        var held = _favourites.Where(share => _positions.TryGetValue(share.Symbol, out var some) && some.Quantity > 1).ToList();
        if (held.Count == 0)
            return;
        var share = _dice.Pick(held);
        var position = _positions[share.Symbol];
        var quantity = Math.Max(1, decimal.Floor(position.Quantity * _dice.Between(15, 100) / 100));
        var price = PriceNear(share, day);
        var fees = Fees(quantity * price);
        var amount = (quantity * price) - fees;
        if (amount <= 0)
            return;
        Write(Of(share, "SELL", quantity, price, day) with { Fees = fees, Amount = amount, CostBasis = position.Sell(quantity) });
    }

    static Entry Of(Share share, string type, decimal quantity, decimal price, DateOnly day) => new()
    {
        Symbol = share.Symbol, Isin = share.Isin, Type = type, Quantity = quantity, Price = price, Amount = 0, Date = day,
    };

    decimal PriceNear(Share share, DateOnly day) =>
        decimal.Round(share.PriceOn(day) * (1 + (_dice.Between(-80, 80) / 10_000m)), 2);

    static decimal Fees(decimal value) => Math.Max(LowestFee, decimal.Round(value * 0.0015m, 2));

    void Write(Entry entry)
    {
        _cash[entry.Currency] = _cash.GetValueOrDefault(entry.Currency) + entry.Amount;
        _entries.Add(entry with { Saldo = _cash[entry.Currency] });
    }
}
