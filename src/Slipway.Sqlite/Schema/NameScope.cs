namespace Slipway.Sqlite.Schema;

/// <summary>
/// The names that mean something within a text. What stands in double quotes is a name when it is one of them; else SQLite takes it
/// for a string, whose letter case counts.
/// </summary>
/// <param name="Knows">Whether a name, folded, is one of them.</param>
/// <param name="Table">The table, folded, whose name before its own columns says nothing; empty when there is none.</param>
sealed record NameScope(Func<string, bool> Knows, string Table = "")
{
    /// <summary>A text in which every quoted word is a name.</summary>
    public static NameScope NamesOnly { get; } = new(static _ => true);

    /// <summary>
    /// The arguments of a virtual table, of which only its module knows what they mean: a plain word in quotes is a name.
    /// </summary>
    public static NameScope Arguments { get; } = new(SqlNames.IsPlain);
}
