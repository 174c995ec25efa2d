using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>
/// Applies and reverts migrations in a throw-away database, one after the other as a deployment would: each in transactions of its own,
/// in parts where its statements demand it. There are no stages, no history and no journal.
/// </summary>
/// <param name="session">The connection to the database.</param>
public sealed class MigrationReplay(ITargetSession session)
{
    /// <summary>The steps that bring an empty database to the head, all phases.</summary>
    /// <param name="graph">The migrations.</param>
    /// <param name="dialect">The dialect of the files.</param>
    /// <returns>The steps, in canonical order; or everything that must not be run.</returns>
    public static Outcome<ReplaySteps> Up(RevisionGraph graph, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Split(graph.Order, graph, dialect);
    }

    /// <summary>The steps that a database says it has behind it, as they were when they ran.</summary>
    /// <param name="history">The history, with its texts.</param>
    /// <param name="graph">The files.</param>
    /// <param name="dialect">The dialect of the files.</param>
    /// <returns>The steps, in the order in which they ran; or those whose text nobody has any more.</returns>
    public static Outcome<ReplaySteps> Again(MigrationHistory history, RevisionGraph graph, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(graph);
        var applied = AppliedMigrations.Of(history, graph);
        return applied.Succeeded ? Split(applied.Value, graph, dialect) : applied.Problems;
    }

    /// <summary>Runs steps.</summary>
    /// <returns>Why one failed, which migration and where; <see langword="null"/> when all of them ran.</returns>
    public async Task<Problem?> RunAsync(ReplaySteps steps, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var script in steps.Scripts)
        {
            if (await new ReplayedStep(session, script).RunAsync(cancel).ConfigureAwait(false) is not { } failed)
                continue;
            await session.RollbackAsync().ConfigureAwait(false);
            return failed;
        }

        return null;
    }

    static Outcome<ReplaySteps> Split(IReadOnlyList<Migration> files, RevisionGraph graph, SqlDialect dialect)
    {
        ImmutableArray<Problem> unsupported = [.. files.SelectMany(StepProblem.Unsupported)];
        if (!unsupported.IsEmpty)
            return unsupported;
        var scripts = files
            .Select(file => StepScript.Split(new PlanStep(file, Direction.Up) { Parents = graph.ParentsOf(file.Id) }, dialect)).ToList();
        ImmutableArray<Problem> problems = [.. scripts.SelectMany(script => script.Problems)];
        return problems.IsEmpty ? new ReplaySteps([.. scripts.Select(script => script.Required)]) : problems;
    }
}
