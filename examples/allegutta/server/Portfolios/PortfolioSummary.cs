namespace Allegutta.Portfolios;

/// <summary>A portfolio in the list: what it is worth now.</summary>
sealed record PortfolioSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Owner { get; init; }

    public required string Currency { get; init; }

    /// <summary>The cash in the portfolio's currency.</summary>
    public required double Cash { get; init; }

    /// <summary>Cash and shares at the last price, in the portfolio's currency.</summary>
    public required double Value { get; init; }

    /// <summary>What the last day of trading did to it.</summary>
    public required double DayChange { get; init; }

    /// <summary>The highest value that it ever had; <see langword="null"/> before it had any.</summary>
    public double? HighestValue { get; init; }

    /// <summary>When that was.</summary>
    public DateTime? HighestAt { get; init; }
}
