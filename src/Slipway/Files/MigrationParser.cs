using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Reads the text of a migration.</summary>
public static class MigrationParser
{
    /// <summary>Reads one file's text.</summary>
    /// <param name="id">The id, such as <c>trading/0002_orders</c>.</param>
    /// <param name="path">The file, as the user would type it.</param>
    /// <param name="text">The text; a byte order mark before it and line ends of every kind are allowed.</param>
    /// <param name="dialect">The dialect of its SQL.</param>
    /// <returns>The migration; or everything that is wrong with it.</returns>
    public static Outcome<Migration> Parse(string id, string path, string text, SqlDialect dialect)
    {
        var reader = new MigrationReader(dialect);
        var lines = LineEnds.Normalize(text.StartsWith('\uFEFF') ? text[1..] : text);
        return reader.Read(id, path, lines) is { } migration
            ? migration with { Checksum = Checksum.Of(migration.Up.Text) }
            : reader.Problems.ToImmutableArray();
    }
}
