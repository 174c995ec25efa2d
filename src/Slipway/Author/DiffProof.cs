using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Author;

/// <summary>
/// Runs migrations that are to be written, one after the other, in a throw-away database. What each has made tells how it is taken back;
/// then that is run, too.
/// </summary>
sealed class DiffProof(SchemaShadows shadows, ITarget shadow, IDdlWriter writer, SqlDialect dialect)
{
    /// <summary>Migrations that lead where they are to lead, and back where there is a way back.</summary>
    /// <param name="Drafts">The migrations, with the way back.</param>
    /// <param name="Notes">What is worth saying: what cannot be taken back.</param>
    public sealed record Proved(ImmutableArray<MigrationDraft> Drafts, ImmutableArray<Problem> Notes);

    public async Task<Outcome<Proved>> ProveAsync(
        DiffRequest request, ImmutableArray<MigrationDraft> drafts, ImmutableArray<WrittenMigration> placed, CancellationToken cancel)
    {
        var states = new List<DatabaseSchema> { request.Before };
        var proved = ImmutableArray.CreateBuilder<MigrationDraft>();
        for (var index = 0; index < drafts.Length; index++)
        {
            if (await RunAsync(drafts[index].ToMigration(placed[index]), Direction.Up, cancel).ConfigureAwait(false) is { } failed)
                return DiffProblem.DoesNotRun(failed);
            states.Add(await shadows.ReadAsync(shadow, cancel).ConfigureAwait(false));
            proved.Add(index == 0
                ? WithDown(drafts[0], states[1], request.Renamed.Schema, request.Renamed.Backward)
                : WithDown(drafts[index], states[index + 1], states[index], []));
        }

        if (SchemaDiff.Between(states[^1], request.Wanted) is { IsEmpty: false } left)
            return DiffProblem.NotExact(left);
        await DescendAsync(proved, placed, states, cancel).ConfigureAwait(false);
        return new Proved(proved.ToImmutable(), [.. proved.Zip(placed, NoteOf).OfType<Problem>()]);
    }

    /// <summary>Runs the ways back; one that does not lead back is none, and beyond it nothing can be tried.</summary>
    async Task DescendAsync(
        ImmutableArray<MigrationDraft>.Builder proved,
        ImmutableArray<WrittenMigration> placed,
        List<DatabaseSchema> states,
        CancellationToken cancel)
    {
        for (var index = proved.Count - 1; index >= 0 && proved[index].Down is not null; index--)
        {
            var failed = await RunAsync(proved[index].ToMigration(placed[index]), Direction.Down, cancel).ConfigureAwait(false);
            if (failed is null
                && SchemaDiff.Between(await shadows.ReadAsync(shadow, cancel).ConfigureAwait(false),
                    states[index]) is { IsEmpty: false } left)
                failed = DiffProblem.NotExact(left);
            if (failed is null)
                continue;
            proved[index] = proved[index] with { Down = null, WhyNoDown = [failed] };
            return;
        }
    }

    MigrationDraft WithDown(MigrationDraft draft, DatabaseSchema from, DatabaseSchema to, ImmutableArray<DdlStatement> then)
    {
        var script = writer.Write(SchemaDiff.Between(from, to), DdlOptions.Default);
        return script.Succeeded
            ? draft with { Down = script.Value.Statements.AddRange(then) }
            : draft with { WhyNoDown = script.Problems };
    }

    async Task<Problem?> RunAsync(Migration migration, Direction direction, CancellationToken cancel)
    {
        var script = StepScript.Split(new PlanStep(migration, direction), dialect);
        if (!script.Succeeded)
            return script.Problems[0];
        var steps = new ReplaySteps([script.Value]);
        return await shadows.WorkAsync(shadow, session => new MigrationReplay(session).RunAsync(steps, cancel), cancel)
            .ConfigureAwait(false);
    }

    static Problem? NoteOf(MigrationDraft draft, WrittenMigration placed) =>
        draft.WhyNoDown is [var why, ..] ? DiffProblem.NoWayBack(placed.Id, why) : null;
}
