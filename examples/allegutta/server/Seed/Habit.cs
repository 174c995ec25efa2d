namespace Allegutta.Seed;

/// <summary>How somebody saves in a portfolio.</summary>
/// <param name="Name">The portfolio's name.</param>
/// <param name="Description">What the owner wrote about it.</param>
/// <param name="Since">The year of the first deposit.</param>
/// <param name="Deposit">The kroner put in every month, more or less.</param>
/// <param name="Purchases">How often shares are bought in a month, at most.</param>
/// <param name="Sales">The chance of a sale in a month, in percent.</param>
/// <param name="Favourites">The shares that are bought, by symbol, the favourite first.</param>
sealed record Habit(
    string Name, string? Description, int Since, int Deposit, int Purchases, int Sales, string Favourites)
{
    /// <summary>The dollars put in every January; 0 by default.</summary>
    public int Dollars { get; init; }
}
