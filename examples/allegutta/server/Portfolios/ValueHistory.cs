namespace Allegutta.Portfolios;

/// <summary>The course of a portfolio's value, month by month.</summary>
static class ValueHistory
{
    /// <summary>The points, the last of them the present value.</summary>
    public static List<ValuePoint> Of(PortfolioView portfolio)
    {
        var shares = new Dictionary<string, (double Quantity, double Price)>(StringComparer.Ordinal);
        double cash = 0, deposits = 0;
        var points = new List<ValuePoint>();
        foreach (var month in portfolio.Movements.GroupBy(movement => (movement.Date.Year, movement.Date.Month)))
        {
            foreach (var movement in month)
            {
                if (movement.Currency == portfolio.Summary.Currency)
                {
                    cash += movement.Amount;
                    deposits += movement.IsOwn ? movement.Amount : 0;
                }

                if (movement.Shares != 0)
                    shares[movement.Symbol] = (shares.GetValueOrDefault(movement.Symbol).Quantity + movement.Shares, movement.Price);
            }

            points.Add(new(month.Last().Date, cash + shares.Values.Sum(held => held.Quantity * held.Price), deposits));
        }

        if (points.Count > 0)
            points[^1] = points[^1] with { Value = portfolio.Summary.Value };
        return points;
    }
}
