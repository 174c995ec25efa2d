using System.Collections.Immutable;

namespace Slipway.Effects;

/// <summary>What was seen of a database at one moment: every table with its columns and rows, and every other object.</summary>
/// <param name="Tables">The tables, Slipway's own and the engine's left out, sorted by name.</param>
/// <param name="Objects">Indexes, views and triggers, sorted by kind and name.</param>
/// <param name="BrokenForeignKeys">Rows that point at nothing, by table.</param>
public sealed record DatabaseState(
    ImmutableArray<TableState> Tables,
    ImmutableArray<ObjectState> Objects,
    ImmutableSortedDictionary<string, long> BrokenForeignKeys)
{
    /// <summary>
    /// Tables that this role may not read, so that nobody has looked into them: of their rows only the statistics are known.
    /// </summary>
    public ImmutableArray<string> Unread { get; init; } = [];

    /// <summary>The table of that name; <see langword="null"/> when there is none.</summary>
    public TableState? Table(string name) =>
        Tables.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase));
}
