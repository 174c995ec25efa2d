using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>What is said of a column, its constraints of other kinds than <c>not null</c> aside.</summary>
/// <param name="Name">Its name as it is spelled.</param>
/// <param name="Words">All that stands in its place in the list.</param>
sealed record ColumnDefinition(string Name, ArraySegment<SqlWord> Words)
{
    /// <summary>Its name as SQLite compares it.</summary>
    public string Id { get; } = SqlNames.Fold(Name);

    public string Type { get; init; } = "";

    /// <summary>
    /// What <c>not null</c> says beyond the words: a name, a conflict clause; <see langword="null"/> when the column may be null.
    /// </summary>
    public string? NotNull { get; init; }

    public string? Default { get; init; }

    /// <summary>The words of the default.</summary>
    public ArraySegment<SqlWord> DefaultWords { get; init; } = ArraySegment<SqlWord>.Empty;

    public string? Collation { get; init; }

    public string? Generated { get; init; }

    public bool IsStored { get; init; }
}
