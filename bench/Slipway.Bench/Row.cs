namespace Slipway.Bench;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Slipway">Slipway's number.</param>
/// <param name="Beside">The number that it stands beside, and whose that is.</param>
/// <param name="Ratio">The one by the other.</param>
/// <param name="Target">What is to be held; empty where nothing is.</param>
/// <param name="Holds">Whether it holds.</param>
sealed record Row(string What, string Slipway, string Beside, string Ratio, string Target, bool? Holds)
{
    public static string Heading { get; } = "| what | slipway | beside | ratio | target | holds |\n|---|---|---|---|---|---|";

    public override string ToString() =>
        $"| {What} | {Slipway} | {Beside} | {Ratio} | {Target} | {Holds switch { true => "yes", false => "NO", null => "" }} |";
}
