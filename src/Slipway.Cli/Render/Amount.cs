using System.Globalization;

namespace Slipway.Cli.Render;

/// <summary>Numbers and times as a person reads them.</summary>
static class Amount
{
    /// <summary>Such as <c>1,204</c>.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>1 table</c>, <c>1,204 rows</c>.</summary>
    public static string Of(long number, string noun) => $"{Of(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Such as <c>12 ms</c>, <c>3.4 s</c>, <c>12 min</c>, <c>5 h</c>, <c>3 days</c>.</summary>
    public static string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };

    /// <summary>Such as <c>12 s</c>, <c>3 days</c>: how old something is.</summary>
    public static string OfAge(TimeSpan age) =>
        age.TotalSeconds < 1 ? "0 s" : Of(TimeSpan.FromSeconds(Math.Floor(age.TotalSeconds)));

    /// <summary>Such as <c>2026-10-01 12:30 UTC</c>.</summary>
    public static string Of(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A moment for machines, to the millisecond.</summary>
    public static string Exactly(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
