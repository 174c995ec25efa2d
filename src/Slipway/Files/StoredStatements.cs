using System.Collections.Immutable;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>The statements of a section that stays in its file: read anew on every walk.</summary>
sealed class StoredStatements(LargeSection section, SqlDialect dialect) : StatementList
{
    /// <summary>Whether the first and the last are left out.</summary>
    bool hasEnds = true;

    public override int Count => hasEnds ? section.Count : section.Count - 2;

    public override ImmutableArray<MarkedStatement> Marked =>
        hasEnds ? section.Marked : WithoutEnds(section.Marked, section.Count);

    public override SqlStatement this[int index] =>
        this.Skip(index).FirstOrDefault() ?? throw new ArgumentOutOfRangeException(nameof(index));

    public override StatementList WithoutEnds() => new StoredStatements(section, dialect) { hasEnds = false };

    public override IEnumerator<SqlStatement> GetEnumerator()
    {
        using var reader = new StatementReader(section, dialect);
        var last = section.Count - 1;
        for (var index = 0; reader.Next() is { } statement; index++)
        {
            if (hasEnds || (index > 0 && index < last))
                yield return statement;
        }
    }
}
