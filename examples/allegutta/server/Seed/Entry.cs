namespace Allegutta.Seed;

/// <summary>A transaction as the broker's file and the release of that time wrote it.</summary>
sealed record Entry
{
    public required string Symbol { get; init; }

    public string? Isin { get; init; }

    public required string Type { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Price { get; init; }

    public decimal Fees { get; init; }

    /// <summary>What it does to the cash.</summary>
    public required decimal Amount { get; init; }

    public string Currency { get; init; } = "NOK";

    public required DateOnly Date { get; init; }

    /// <summary>The cash of that currency afterwards.</summary>
    public decimal Saldo { get; init; }

    /// <summary>What the shares had cost; <see langword="null"/> for cash.</summary>
    public decimal? CostBasis { get; init; }

    public string? Notes { get; init; }
}
