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
    /// <summary>Whether the verifying queries are asked as well; <see langword="false"/> by default, for they are about rows.</summary>
    public bool Verifies { get; init; }

    /// <summary>The steps that bring an empty database to a revision, all phases.</summary>
    /// <param name="graph">The migrations.</param>
    /// <param name="upTo">The ids that are wanted, with all that comes before them; <see langword="null"/> for all migrations.</param>
    /// <param name="dialect">The dialect of the files.</param>
    /// <returns>The steps, in canonical order; or everything that must not be run.</returns>
    public static Outcome<ReplaySteps> Up(RevisionGraph graph, IEnumerable<string>? upTo, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var wanted = upTo is null ? null : graph.AncestorsOf(upTo);
        return Split(graph.Order.Where(file => wanted?.Contains(file.Id) ?? true), Direction.Up, graph, dialect);
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
        return applied.Succeeded ? Split(applied.Value, Direction.Up, graph, dialect) : applied.Problems;
    }

    /// <summary>The steps that take migrations back again, the last one first.</summary>
    /// <param name="graph">The migrations.</param>
    /// <param name="downTo">The ids that stay, with all that comes before them.</param>
    /// <param name="dialect">The dialect of the files.</param>
    /// <returns>The steps; or everything that must not be run, or cannot be taken back.</returns>
    public static Outcome<ReplaySteps> Down(RevisionGraph graph, IEnumerable<string> downTo, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var kept = graph.AncestorsOf(downTo);
        var leaving = graph.Order.Where(file => !kept.Contains(file.Id)).Reverse().ToList();
        ImmutableArray<Problem> irreversible = [.. leaving.Where(file => file.Down is null).Select(StepProblem.WithoutDown)];
        return irreversible.IsEmpty ? Split(leaving, Direction.Down, graph, dialect) : irreversible;
    }

    /// <summary>Runs steps.</summary>
    /// <returns>Why one failed, which migration and where; <see langword="null"/> when all of them ran.</returns>
    public async Task<Problem?> RunAsync(ReplaySteps steps, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var script in steps.Scripts)
        {
            if (await new ReplayedStep(session, script, Verifies).RunAsync(cancel).ConfigureAwait(false) is not { } failed)
                continue;
            await session.RollbackAsync().ConfigureAwait(false);
            return failed;
        }

        return null;
    }

    static Outcome<ReplaySteps> Split(
        IEnumerable<Migration> migrations, Direction direction, RevisionGraph graph, SqlDialect dialect)
    {
        var files = migrations.ToList();
        ImmutableArray<Problem> unsupported = [.. files.SelectMany(StepProblem.Unsupported)];
        if (!unsupported.IsEmpty)
            return unsupported;
        var scripts = files
            .Select(file => StepScript.Split(new PlanStep(file, direction) { Parents = graph.ParentsOf(file.Id) }, dialect)).ToList();
        ImmutableArray<Problem> problems = [.. scripts.SelectMany(script => script.Problems)];
        return problems.IsEmpty ? new ReplaySteps([.. scripts.Select(script => script.Required)]) : problems;
    }
}
