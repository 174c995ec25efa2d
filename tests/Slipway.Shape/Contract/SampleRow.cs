namespace Slipway.Shape.Contract;

/// <summary>A record that <see cref="PublicApi"/> spells.</summary>
public sealed record SampleRow(int Number, DateTimeOffset? At = null)
{
    public int Number { get; set; } = Number;
}
