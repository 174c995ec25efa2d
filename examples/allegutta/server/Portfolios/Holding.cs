namespace Allegutta.Portfolios;

/// <summary>Shares that are held, at the last price.</summary>
/// <param name="Symbol">The share's symbol.</param>
/// <param name="Name">The company.</param>
/// <param name="Quantity">How many.</param>
/// <param name="AveragePrice">What one had cost, by the transactions or by hand.</param>
/// <param name="IsManual">Whether that price was given by hand.</param>
/// <param name="Price">The last price.</param>
/// <param name="DayPercent">The last day's change in percent.</param>
sealed record Holding(
    string Symbol, string Name, double Quantity, double AveragePrice, bool IsManual, double Price, double DayPercent)
{
    public double Value => Quantity * Price;

    public double Gain => Quantity * (Price - AveragePrice);

    public double GainPercent => AveragePrice > 0 ? (Price / AveragePrice - 1) * 100 : 0;
}
