using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Author;

/// <summary>Migrations that were written from a difference.</summary>
/// <param name="Written">The migrations, in the order in which they run.</param>
/// <param name="Notes">What is worth saying: what cannot be taken back.</param>
public sealed record DiffMigrations(ImmutableArray<WrittenMigration> Written, ImmutableArray<Problem> Notes)
{
    /// <summary>What they run, in order.</summary>
    public ImmutableArray<DdlStatement> Statements { get; init; } = [];
}
