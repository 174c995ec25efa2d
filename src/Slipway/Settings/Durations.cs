using System.Globalization;

namespace Slipway.Settings;

/// <summary>Spans of time as people write them.</summary>
public static class Durations
{
    /// <summary>
    /// The span: a bare number means seconds; <c>ms</c>, <c>s</c>, <c>m</c>, <c>min</c>, <c>h</c> are known;
    /// <c>forever</c> is <see cref="Timeout.InfiniteTimeSpan"/>; <see langword="null"/> when it is none.
    /// </summary>
    public static TimeSpan? Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed is "forever")
            return Timeout.InfiniteTimeSpan;

        var digits = trimmed.LastIndexOfAnyInRange('0', '9') + 1;
        double? unit = trimmed[digits..].Trim() switch
        {
            "ms" => 0.001,
            "" or "s" or "sec" => 1,
            "m" or "min" => 60,
            "h" => 3600,
            _ => null,
        };
        const double aYear = 365 * 86400;
        return unit is { } seconds
            && double.TryParse(trimmed[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * seconds <= aYear
            ? TimeSpan.FromSeconds(number * seconds)
            : null;
    }
}
