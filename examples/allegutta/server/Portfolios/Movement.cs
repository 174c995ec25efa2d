namespace Allegutta.Portfolios;

/// <summary>A transaction: a trade, a coupon, or cash that comes or goes.</summary>
/// <param name="Date">When.</param>
/// <param name="Type"><c>BUY</c>, <c>SELL</c>, <c>DIVIDEND</c>, <c>DEPOSIT</c>, <c>WITHDRAWAL</c> or <c>INTEREST</c>.</param>
/// <param name="Symbol">The share; <c>CASH</c> for cash.</param>
/// <param name="Quantity">How many shares; for cash, how much.</param>
/// <param name="Price">The price of one.</param>
/// <param name="Amount">What it did to the cash.</param>
/// <param name="Currency">The currency of price and amount.</param>
sealed record Movement(
    DateTime Date, string Type, string Symbol, double Quantity, double Price, double Amount, string Currency)
{
    /// <summary>Whether it is money of the owner that came or went, and no income.</summary>
    public bool IsOwn => Type is "DEPOSIT" or "WITHDRAWAL";

    public bool IsCash => Symbol == "CASH";

    /// <summary>How many shares it added; 0 for cash and coupons.</summary>
    public double Shares => Type switch { "BUY" => Quantity, "SELL" => -Quantity, _ => 0 };
}
