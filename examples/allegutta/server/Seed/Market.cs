namespace Allegutta.Seed;

/// <summary>What moves all shares together, week by week: small steps, and the falls that everybody remembers.</summary>
static class Market
{
    static readonly (DateOnly Monday, decimal Change)[] Shocks =
    [
        (new(2020, 2, 24), -0.09m), (new(2020, 3, 2), -0.06m), (new(2020, 3, 9), -0.17m), (new(2020, 3, 16), -0.06m),
        (new(2020, 3, 23), 0.06m), (new(2020, 4, 6), 0.06m), (new(2022, 6, 13), -0.07m), (new(2022, 9, 26), -0.06m),
        (new(2024, 8, 5), -0.05m), (new(2025, 4, 7), -0.09m), (new(2025, 4, 14), 0.04m),
    ];

    /// <summary>The factor against the first week, for every week of the period.</summary>
    public static IReadOnlyList<decimal> Weeks { get; } = Course(new Dice(seed: 2019));

    static decimal[] Course(Dice dice)
    {
        var weeks = new decimal[((SeedPeriod.End.DayNumber - SeedPeriod.Begin.DayNumber) / 7) + 1];
        weeks[0] = 1;
        for (var week = 1; week < weeks.Length; week++)
        {
            var monday = SeedPeriod.Begin.AddDays(week * 7);
            var shock = Shocks.FirstOrDefault(one => one.Monday == monday).Change;
            weeks[week] = decimal.Round(weeks[week - 1] * (1 + shock + (dice.Between(-230, 245) / 10_000m)), 8);
        }

        return weeks;
    }
}
