using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>In what a database differs from what the migrations that are applied to it have made, and why.</summary>
/// <param name="Difference">From the schema of the migrations to that of the database.</param>
/// <param name="Changes">The changes that speak for the others, each with its cause.</param>
public sealed record Drift(SchemaDifference Difference, ImmutableArray<DriftChange> Changes)
{
    /// <summary>Compares the three schemas.</summary>
    /// <param name="files">What the applied migrations make.</param>
    /// <param name="database">What the database has.</param>
    /// <param name="wanted">What the code needs; <see langword="null"/> when nobody says.</param>
    public static Drift Between(DatabaseSchema files, DatabaseSchema database, DatabaseSchema? wanted)
    {
        var difference = SchemaDiff.Between(files, database);
        return new Drift(difference, [.. difference.Topmost.Select(change => new DriftChange(change, CauseOf(change, wanted)))]);
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>What the migrations have made and the database has not, or not so: who relies on the migrations would fail.</summary>
    public IEnumerable<SchemaChange> Lacking => Difference.Topmost.Where(change => change is not SchemaChange.Create);

    static DriftCause CauseOf(SchemaChange change, DatabaseSchema? wanted)
    {
        if (wanted is null)
            return DriftCause.ChangedByHand;
        var agrees = change switch
        {
            SchemaChange.Create { After: var now } => IsAs(wanted, now),
            SchemaChange.Alter { After: var now } => IsAs(wanted, now),
            _ => !wanted.Has(change.Object),
        };
        return agrees ? DriftCause.MissingMigration : DriftCause.ChangedByHand;
    }

    static bool IsAs(DatabaseSchema wanted, SchemaObject now) =>
        wanted.Find(now.Id) is { } twin && twin.Properties.AsSpan().SequenceEqual(now.Properties.AsSpan());
}
