namespace Allegutta.Seed;

/// <summary>The years that the data set covers.</summary>
static class SeedPeriod
{
    /// <summary>The first day: a Monday.</summary>
    public static readonly DateOnly Begin = new(2019, 1, 7);

    /// <summary>The last day: the one before the release that needs the new schema.</summary>
    public static readonly DateOnly End = new(2025, 9, 16);
}
