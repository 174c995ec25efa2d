using System.Collections;
using System.Collections.Immutable;

namespace Slipway.Sql;

/// <summary>
/// The statements of a script, in order. Those of a script that is too large to be held are read anew on every walk, and a
/// walk fails when they are not any more what was read first.
/// </summary>
public abstract class StatementList : IReadOnlyList<SqlStatement>
{
    /// <summary>No statements.</summary>
    public static StatementList None { get; } = new HeldStatements([], dialect: null);

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>Those that do more than to run in a transaction, in order.</summary>
    public abstract ImmutableArray<MarkedStatement> Marked { get; }

    /// <summary>A statement by its place, from 0. A large script is walked up to there.</summary>
    public abstract SqlStatement this[int index] { get; }

    /// <summary>The same without the first and the last.</summary>
    public abstract StatementList WithoutEnds();

    /// <inheritdoc/>
    public abstract IEnumerator<SqlStatement> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The marked ones, once the first and the last statement are away.</summary>
    private protected static ImmutableArray<MarkedStatement> WithoutEnds(ImmutableArray<MarkedStatement> marked, int count)
    {
        var inner = ImmutableArray.CreateBuilder<MarkedStatement>(marked.Length);
        foreach (var one in marked)
        {
            if (one.Index > 0 && one.Index < count - 1)
                inner.Add(one with { Index = one.Index - 1 });
        }

        return inner.DrainToImmutable();
    }
}
