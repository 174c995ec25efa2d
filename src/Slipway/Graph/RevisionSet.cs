using System.Collections.Immutable;

namespace Slipway.Graph;

/// <summary>The migrations that a revision names.</summary>
/// <param name="Expression">The revision as it was typed.</param>
/// <param name="Ids">The migrations, sorted; empty for <c>base</c>, before the first one.</param>
public sealed record RevisionSet(string Expression, ImmutableArray<string> Ids)
{
    /// <summary>
    /// What leaves when one goes down to here, where <see cref="Ids"/> does not tell: for <c>-2</c> the two that were
    /// applied last, for <c>base</c> all. Empty otherwise.
    /// </summary>
    public ImmutableArray<string> Undo { get; init; } = [];
}
