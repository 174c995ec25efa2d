using System.Globalization;
using Slipway.Effects;

namespace Slipway.Cli.Render;

/// <summary>An effect as a person reads it: <c>drop column users.legacy (1,204 rows)</c>.</summary>
static class EffectText
{
    public static string Of(Effect effect)
    {
        var what = $"{effect.Kind.Replace('-', ' ')} {effect.Object}";
        return effect.Rows switch
        {
            null => what,
            1 => $"{what} (1 row)",
            var rows => string.Create(CultureInfo.InvariantCulture, $"{what} ({rows:N0} rows)"),
        };
    }

    /// <summary>Whether something that was there is gone afterwards.</summary>
    public static bool IsLoss(Effect effect) =>
        effect.Kind.StartsWith("drop-", StringComparison.Ordinal) || effect.Kind is "delete-rows" or "change-values";
}
