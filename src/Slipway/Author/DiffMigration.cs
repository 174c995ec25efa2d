using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Author;

/// <summary>
/// Writes the migrations that lead to a wanted schema. Before anything is written they run in a throw-away database, up and down, and
/// what they make is read: a migration that does not lead there, or not back, is never written.
/// </summary>
/// <param name="shadows">How throw-away databases are filled.</param>
/// <param name="writer">The engine's SQL.</param>
/// <param name="dialect">The dialect of the files.</param>
public sealed class DiffMigration(SchemaShadows shadows, IDdlWriter writer, SqlDialect dialect)
{
    /// <summary>Writes them.</summary>
    /// <returns>What was written, nothing when there is no difference; or why nothing was.</returns>
    public async Task<Outcome<DiffMigrations>> WriteAsync(DiffRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var script = writer.Write(SchemaDiff.Between(request.Renamed.Schema, request.Wanted), request.Options);
        if (!script.Succeeded)
            return script.Problems;
        var statements = request.Renamed.Forward.AddRange(script.Value.Statements);
        if (statements.IsEmpty)
            return new DiffMigrations([], []);
        var reordered = MigrationDraft.TakingAwayLast(statements);
        if (!reordered.SequenceEqual(statements)
            && await TryAsync(request, reordered, cancel).ConfigureAwait(false) is { Succeeded: true } better)
            return better;
        return await TryAsync(request, statements, cancel).ConfigureAwait(false);
    }

    async Task<Outcome<DiffMigrations>> TryAsync(
        DiffRequest request, ImmutableArray<DdlStatement> statements, CancellationToken cancel)
    {
        var drafts = MigrationDraft.Divide(statements);
        var placed = Place(request.File, drafts);
        if (!placed.Succeeded)
            return placed.Problems;
        var shadow = await shadows.FillAsync(request.Source, cancel).ConfigureAwait(false);
        if (!shadow.Succeeded)
            return shadow.Problems;
        await using var disposed = shadow.Value.ConfigureAwait(false);
        var proof = new DiffProof(shadows, shadow.Value.Target, writer, dialect);
        var proved = await proof.ProveAsync(request, drafts, [.. placed.Value.Select(one => one.Written)], cancel).ConfigureAwait(false);
        return proved.Succeeded ? Save(placed.Value, proved.Value) : proved.Problems;
    }

    /// <summary>Finds ids and parents: each stands on the one before it.</summary>
    static Outcome<List<Placed>> Place(NewMigrationRequest request, ImmutableArray<MigrationDraft> drafts)
    {
        var all = new List<Placed>();
        foreach (var draft in drafts)
        {
            var next = request with { Name = request.Name + (drafts.Length > 1 ? draft.Suffix : "") };
            var placed = NewMigration.Place(next);
            if (!placed.Succeeded)
                return placed.Problems;
            all.Add(new Placed(placed.Value, NewMigration.Head(next, placed.Value)));
            var known = request.Files.Migrations.Add(draft.ToMigration(placed.Value));
            request = request with { Parents = [], Files = request.Files with { Migrations = known } };
        }

        return all;
    }

    /// <summary>All of them, or none.</summary>
    static Outcome<DiffMigrations> Save(List<Placed> placed, DiffProof.Proved proved)
    {
        for (var index = 0; index < placed.Count; index++)
        {
            var saved = NewMigration.Save(placed[index].Written, proved.Drafts[index].Text(placed[index].Head));
            if (saved.Succeeded)
                continue;
            foreach (var written in placed.Take(index))
                File.Delete(written.Written.Path);
            return saved.Problems;
        }

        return new DiffMigrations([.. placed.Select(one => one.Written)], proved.Notes)
        {
            Statements = [.. proved.Drafts.SelectMany(draft => draft.Up)],
        };
    }

    sealed record Placed(WrittenMigration Written, string Head);
}
