using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Sql;

namespace Slipway.Replay;

/// <summary>
/// Runs all migrations in an empty throw-away database; and, if that is wanted, takes them back one by one and applies them again. A
/// way back that does not lead back is found here, and not on the day when it is needed.
/// </summary>
/// <param name="shadows">How throw-away databases are filled.</param>
/// <param name="dialect">The dialect of the files.</param>
public sealed class RoundTrip(SchemaShadows shadows, SqlDialect dialect)
{
    readonly ImmutableArray<RoundTripFinding>.Builder _findings = ImmutableArray.CreateBuilder<RoundTripFinding>();

    /// <summary>Runs them.</summary>
    /// <param name="graph">The migrations.</param>
    /// <param name="andBack">Whether they are taken back and applied again.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>What is wrong, and what cannot be taken back; nothing when all is well.</returns>
    public async Task<ImmutableArray<RoundTripFinding>> RunAsync(RevisionGraph graph, bool andBack, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _findings.Clear();
        var steps = MigrationReplay.Up(graph, dialect);
        if (!steps.Succeeded)
            return [.. steps.Problems.Select(problem => new RoundTripFinding(null, problem))];
        var nothing = await shadows.FillAsync(new SchemaSource.Definitions(new DefinitionTexts([])), cancel).ConfigureAwait(false);
        if (!nothing.Succeeded)
            return [new RoundTripFinding(null, nothing.Problems[0])];
        await using var disposed = nothing.Value.ConfigureAwait(false);
        var shadow = nothing.Value;
        if (!andBack)
        {
            await RunAsync(shadow, steps.Value, cancel).ConfigureAwait(false);
            return _findings.ToImmutable();
        }

        var states = new List<DatabaseSchema> { await ReadAsync(shadow, cancel).ConfigureAwait(false) };
        foreach (var script in steps.Value.Scripts)
        {
            if (!await RunAsync(shadow, new ReplaySteps([script]), cancel).ConfigureAwait(false))
                return _findings.ToImmutable();
            states.Add(await ReadAsync(shadow, cancel).ConfigureAwait(false));
        }

        var reached = await DescendAsync(shadow, steps.Value, states, cancel).ConfigureAwait(false);
        if (reached is { } from && await RunAsync(shadow, new ReplaySteps(steps.Value.Scripts[from..]), cancel).ConfigureAwait(false))
            Compare(await ReadAsync(shadow, cancel).ConfigureAwait(false), states[^1], steps.Value.Scripts[^1].Step.Migration,
                RoundTripProblem.UpAgainDiffers);
        return _findings.ToImmutable();
    }

    /// <summary>Takes migrations back, the last one first, as far as there is a way.</summary>
    /// <returns>How many are still applied; null when a way back has failed, and nothing is known of the database any more.</returns>
    async Task<int?> DescendAsync(FilledShadow shadow, ReplaySteps up, List<DatabaseSchema> states, CancellationToken cancel)
    {
        for (var left = up.Scripts.Length; left > 0; left--)
        {
            var migration = up.Scripts[left - 1].Step.Migration;
            if (migration.Down is null or { IsBlank: true } && !migration.Up.IsBlank)
            {
                _findings.Add(new RoundTripFinding(migration, RoundTripProblem.NoDown(migration)));
                return left;
            }

            var script = StepScript.Split(new PlanStep(migration, Direction.Down), dialect);
            if (!script.Succeeded)
            {
                _findings.AddRange(script.Problems.Select(problem => new RoundTripFinding(migration, problem)));
                return null;
            }

            if (!await RunAsync(shadow, new ReplaySteps([script.Value]), cancel).ConfigureAwait(false)
                || !Compare(await ReadAsync(shadow, cancel).ConfigureAwait(false), states[left - 1], migration,
                    RoundTripProblem.DownDiffers))
                return null;
        }

        return 0;
    }

    bool Compare(DatabaseSchema found, DatabaseSchema wanted, Migration migration, Func<Migration, SchemaDifference, Problem> problem)
    {
        var difference = SchemaDiff.Between(wanted, found);
        if (difference.IsEmpty)
            return true;
        _findings.Add(new RoundTripFinding(migration, problem(migration, difference)));
        return false;
    }

    async Task<bool> RunAsync(FilledShadow shadow, ReplaySteps steps, CancellationToken cancel)
    {
        var failed = await shadows.WorkAsync(shadow.Target, session => new MigrationReplay(session).RunAsync(steps, cancel), cancel)
            .ConfigureAwait(false);
        if (failed is null)
            return true;
        var migration = steps.Scripts.Select(script => script.Step.Migration).FirstOrDefault(one => one.Path == failed.Where?.File);
        _findings.Add(new RoundTripFinding(migration, failed));
        return false;
    }

    Task<DatabaseSchema> ReadAsync(FilledShadow shadow, CancellationToken cancel) => shadows.ReadAsync(shadow.Target, cancel);
}
