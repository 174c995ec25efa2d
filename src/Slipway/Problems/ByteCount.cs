using System.Globalization;

namespace Slipway.Problems;

/// <summary>Sizes as a person reads them.</summary>
public static class ByteCount
{
    static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Such as <c>94.2 MB</c>.</summary>
    public static string Text(long bytes)
    {
        var (amount, unit) = ((double)bytes, 0);
        while (amount >= 1000)
            (amount, unit) = (amount / 1000, unit + 1);
        return unit == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} {(bytes == 1 ? "byte" : Units[0])}")
            : string.Create(CultureInfo.InvariantCulture, $"{amount:0.0} {Units[unit]}");
    }
}
