using Slipway.Schema;

namespace Slipway.Cli.Survey;

/// <summary>What differs in a thing, in words.</summary>
static class PropertyWords
{
    const int Longest = 60;

    /// <summary>Each property with its value before and after, long ones by their name alone.</summary>
    public static string Of(SchemaChange.Alter change) => string.Join(", ", change.Properties.Select(name =>
        (change.Before[name] ?? "none", change.After[name] ?? "none") is var (before, after) && before.Length + after.Length < Longest
            ? $"{name} {before} → {after}"
            : $"another {name}"));
}
