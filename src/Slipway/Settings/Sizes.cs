using System.Globalization;

namespace Slipway.Settings;

/// <summary>Numbers of bytes as people write them.</summary>
public static class Sizes
{
    /// <summary>
    /// The number: a bare one means bytes; <c>kB</c>, <c>MB</c>, <c>GB</c>, <c>TB</c> are known, in any case, each 1000 times the
    /// one before; <c>unlimited</c> is <see langword="null"/>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The number; <see langword="null"/> for no limit.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out long? bytes)
    {
        bytes = null;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Equals("unlimited", StringComparison.OrdinalIgnoreCase))
            return true;
        var digits = trimmed.LastIndexOfAnyInRange('0', '9') + 1;
        Span<char> unit = stackalloc char[2];
        var written = trimmed[digits..].Trim() is { Length: <= 2 } rest ? rest.ToUpperInvariant(unit) : -1;
        double? factor = written < 0 ? null : unit[..written] switch
        {
            "" or "B" => 1,
            "K" or "KB" => 1e3,
            "M" or "MB" => 1e6,
            "G" or "GB" => 1e9,
            "T" or "TB" => 1e12,
            _ => null,
        };
        if (factor is not { } times
            || !double.TryParse(trimmed[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number * times > long.MaxValue / 2)
            return false;
        bytes = (long)(number * times);
        return true;
    }
}
