using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>A constraint, wherever it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name as it is spelled; <see langword="null"/> when it has none.</param>
/// <param name="Words">Its text without its name.</param>
sealed record ConstraintDefinition(ObjectKind Kind, string? Name, ArraySegment<SqlWord> Words)
{
    /// <summary>The column in whose place it stands; <see langword="null"/> when it stands by itself.</summary>
    public string? Inline { get; init; }

    /// <summary>The columns that it names, as SQLite compares them; of a check, none.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>All that counts, as texts.</summary>
    public ImmutableArray<Property> Properties { get; init; } = [];

    /// <summary>What stands for its name when it has none.</summary>
    public required string Meaning { get; init; }

    /// <summary>The table that a foreign key points at, as SQLite compares it.</summary>
    public string? Parent { get; init; }

    /// <summary>What follows the list of columns of a foreign key: it can stand in a column's place as it is.</summary>
    public ArraySegment<SqlWord> Reference { get; init; } = ArraySegment<SqlWord>.Empty;

    /// <summary>
    /// Whether it is the <c>integer primary key desc</c> of a column, which is no rowid, other than anywhere else: an old mistake
    /// that SQLite keeps.
    /// </summary>
    public bool IsInlineDescending { get; init; }

    /// <summary>Whether it has the property.</summary>
    public bool Says(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Name == name)
                return true;
        }

        return false;
    }

    public bool Mentions(string column)
    {
        foreach (var word in Words)
        {
            if (word.Kind is SqlWordKind.Plain or SqlWordKind.Quoted && SqlNames.Fold(word.Name) == column)
                return true;
        }

        return false;
    }
}
