using System.Globalization;

namespace Allegutta.Seed;

/// <summary>A share on Oslo Børs with an invented but plausible course of its price, week by week.</summary>
sealed class Share
{
    readonly decimal[] _weeks;

    Share(string[] fields)
    {
        Symbol = fields[0];
        Isin = fields[1];
        Name = fields[2];
        DividendYield = decimal.Parse(fields[6], CultureInfo.InvariantCulture) / 100;
        Payouts = [.. fields[7].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        Listed = fields[8].Length == 0 ? SeedPeriod.Begin : DateOnly.Parse(fields[8], CultureInfo.InvariantCulture);
        _weeks = Course(
            decimal.Parse(fields[3], CultureInfo.InvariantCulture),
            decimal.Parse(fields[4], CultureInfo.InvariantCulture),
            int.Parse(fields[5], CultureInfo.InvariantCulture),
            new Dice(Symbol.Aggregate(17UL, (seed, letter) => (seed * 31) + letter)));
    }

    public string Symbol { get; }

    public string Isin { get; }

    public string Name { get; }

    /// <summary>What it pays in a year, as a part of its price.</summary>
    public decimal DividendYield { get; }

    /// <summary>The months in which it pays.</summary>
    public IReadOnlyList<int> Payouts { get; }

    /// <summary>The first day on which it can be bought.</summary>
    public DateOnly Listed { get; }

    /// <summary>The shares that <c>shares.csv</c> lists.</summary>
    public static IReadOnlyList<Share> ReadAll()
    {
        using var reader = new StreamReader(typeof(Share).Assembly.GetManifestResourceStream("shares.csv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => new Share(line.Split(',')))];
    }

    /// <summary>The price in the week of a day.</summary>
    public decimal PriceOn(DateOnly day) => _weeks[(day.DayNumber - SeedPeriod.Begin.DayNumber) / 7];

    /// <summary>The prices of the last year.</summary>
    public IEnumerable<decimal> LastYear => _weeks.TakeLast(53);

    /// <summary>
    /// A random walk of its own on top of the market's, bent so that it ends at the price of today. All in decimal:
    /// floating-point arithmetic need not give the same last digit everywhere.
    /// </summary>
    static decimal[] Course(decimal start, decimal now, int volatility, Dice dice)
    {
        var walk = new decimal[Market.Weeks.Count];
        var own = 1m;
        for (var week = 0; week < walk.Length; week++)
        {
            walk[week] = own * Market.Weeks[week];
            own = decimal.Round(own * (1 + ((dice.Between(-volatility, volatility) + dice.Between(-volatility, volatility)) / 10_000m)), 8);
        }

        var bend = (now / start / walk[^1]) - 1;
        return [.. walk.Select((factor, week) => decimal.Round(start * factor * (1 + (bend * week / (walk.Length - 1))), 2))];
    }
}
