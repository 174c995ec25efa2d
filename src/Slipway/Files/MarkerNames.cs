using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Files;

/// <summary>The markers that there are.</summary>
static class MarkerNames
{
    /// <summary>What stands above the sections, and what begins one.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "parent", "depends", "phase", "transaction", "allow", "timeout", "foreign-keys", "replaces", "batch", "probe", "idempotent",
        "up", "down", "verify",
    ];

    /// <summary>Whether the marker begins a section.</summary>
    public static bool IsSection(ReadOnlySpan<char> name) => name is "up" or "down" or "verify";

    /// <summary>The marker of that name; <see langword="null"/> when there is none.</summary>
    public static string? Find(ReadOnlySpan<char> name)
    {
        foreach (var known in All)
        {
            if (name.SequenceEqual(known))
                return known;
        }

        return null;
    }

    /// <summary>The marker that was meant; <see langword="null"/> when none is near.</summary>
    public static string? Meant(string typed) => typed.ToLowerInvariant() switch
    {
        "rollback" or "undo" or "revert" or "downgrade" => "down",
        "apply" or "upgrade" => "up",
        "check" or "test" => "verify",
        "revises" or "after" => "parent",
        "requires" or "needs" => "depends",
        "no-transaction" or "notransaction" => "transaction off",
        var word => NearestName.Of(word, All),
    };
}
