using System.Globalization;

namespace Slipway.Sqlite.Inspection;

/// <summary>Sizes as a person reads them.</summary>
static class ByteCount
{
    static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Such as <c>94.2 MB</c>.</summary>
    public static string Text(long bytes)
    {
        var (amount, unit) = ((double)bytes, 0);
        while (amount >= 1000)
            (amount, unit) = (amount / 1000, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 ? $"{bytes}" : $"{amount:0.0}")} {Units[unit]}");
    }
}
