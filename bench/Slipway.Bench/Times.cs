using System.Globalization;

namespace Slipway.Bench;

/// <summary>How long each of several runs took, in milliseconds.</summary>
sealed class Times
{
    readonly List<double> _milliseconds = [];

    public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

    public void Add(TimeSpan duration) => _milliseconds.Add(duration.TotalMilliseconds);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Median:0.0} ms ({_milliseconds.Min():0.0}..{_milliseconds.Max():0.0})");

    /// <summary>Runs several things in turn, a b c a b c, so that what disturbs the machine disturbs all of them alike.</summary>
    /// <param name="rounds">How often each runs; one round before them does not count.</param>
    /// <param name="runs">Each gives how long it took.</param>
    public static Times[] InTurn(int rounds, params ReadOnlySpan<Func<TimeSpan>> runs)
    {
        var times = new Times[runs.Length];
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                times[i] ??= new Times();
                var duration = runs[i]();
                if (round > 0)
                    times[i].Add(duration);
            }
        }

        return times;
    }

    /// <summary>One median by another.</summary>
    public string By(Times other) => string.Create(CultureInfo.InvariantCulture, $"{Median / other.Median:0.00} ×");
}
