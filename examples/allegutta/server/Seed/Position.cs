namespace Allegutta.Seed;

/// <summary>Shares that are held, and what they cost.</summary>
sealed class Position
{
    public decimal Quantity { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>The first purchase since none was held.</summary>
    public DateOnly Since { get; private set; }

    public void Buy(decimal quantity, decimal cost, DateOnly day)
    {
        if (Quantity == 0)
            Since = day;
        Quantity += quantity;
        Cost += cost;
    }

    /// <summary>Takes shares out at their average cost, which is the answer.</summary>
    public decimal Sell(decimal quantity)
    {
        var cost = decimal.Round(Cost * quantity / Quantity, 2);
        Quantity -= quantity;
        Cost -= cost;
        return cost;
    }
}
