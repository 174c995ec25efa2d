using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The values of an enumerated type, as SQL writes them.</summary>
static class EnumLabels
{
    public static IReadOnlyList<string> Of(SchemaObject type) =>
        type["labels"] is { } labels ? [.. ServerText.Split(labels, ", ").Select(label => label.Trim())] : [];

    /// <summary>Whether a change only adds values, so that those that were there keep their order.</summary>
    public static bool OnlyAdds(SchemaChange.Alter change)
    {
        var before = Of(change.Before);
        return Of(change.After).Where(before.Contains).SequenceEqual(before);
    }
}
