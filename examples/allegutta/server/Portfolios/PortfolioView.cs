namespace Allegutta.Portfolios;

/// <summary>Everything that the page shows of one portfolio.</summary>
/// <param name="Summary">What it is worth.</param>
/// <param name="Holdings">Its shares, the most valuable first.</param>
/// <param name="OtherCash">Cash in other currencies: the currency and how much.</param>
/// <param name="Movements">All transactions, the oldest first.</param>
/// <param name="Highs">The last highs, the newest first.</param>
sealed record PortfolioView(
    PortfolioSummary Summary,
    IReadOnlyList<Holding> Holdings,
    IReadOnlyList<(string Currency, double Amount)> OtherCash,
    IReadOnlyList<Movement> Movements,
    IReadOnlyList<High> Highs)
{
    /// <summary>What was put in, less what was taken out.</summary>
    public double Deposits { get; } = Movements
        .Where(movement => movement.IsOwn && movement.Currency == Summary.Currency)
        .Sum(movement => movement.Amount);
}
