using Slipway.Cli.Survey;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;

namespace Slipway.Cli.Run;

/// <summary>Finds in what a database differs from what its applied migrations have made.</summary>
/// <param name="sources">By what schemas are read.</param>
/// <param name="looking">The database, its history and the files.</param>
sealed class DriftSurvey(SchemaSources sources, Looking looking)
{
    /// <summary>Reads the database and replays what is applied; and reads the wanted schema, where the settings name one.</summary>
    /// <param name="wants">Whether the wanted schema is to tell who made a difference.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The differences; or why they cannot be known.</returns>
    public async Task<Outcome<Drift>> FindAsync(bool wants, CancellationToken cancel)
    {
        DatabaseSchema? wanted = null;
        if (wants && SchemaSources.HaveWanted(looking.Project.Settings))
        {
            var source = await sources.OpenAsync(new NamedSource(NamedSource.Wanted, null));
            var read = source.Succeeded ? await sources.Shadows.ReadAsync(source.Value, cancel) : source.Problems;
            if (!read.Succeeded)
                return read.Problems;
            wanted = read.Value;
        }

        return await new DriftSearch(sources.Shadows).FindAsync(
            looking.Target, looking.Standing.History, looking.Standing.Graph, wanted, cancel);
    }

    /// <summary>The same for a command that looks at this among other things: it opens what is needed for it.</summary>
    public static async Task<IReadOnlyList<Check>> CheckAsync(CommandRun run, Looking looking)
    {
        if (!looking.Standing.History.Exists)
            return [];
        var sources = SchemaSources.Of(run, looking.Project);
        if (!sources.Succeeded)
            return [Check.Warn("schema", NotLookedAt(sources.Problems[0]))];
        await using var opened = sources.Value;
        return await new DriftSurvey(opened, looking).CheckAsync(run.Cancel);
    }

    /// <summary>The same as things that were looked at: what the database lacks is a problem, what it has beyond is a note.</summary>
    async Task<IReadOnlyList<Check>> CheckAsync(CancellationToken cancel)
    {
        var drift = await new DriftSearch(sources.Shadows).TryFindAsync(
            looking.Target, looking.Standing.History, looking.Standing.Graph, cancel);
        if (!drift.Succeeded)
            return [.. drift.Problems.Select(problem => Check.Warn("schema", NotLookedAt(problem)))];
        if (drift.Value.IsEmpty)
            return [Check.Ok("schema", "is what the applied migrations have made")];
        return
        [
            .. drift.Value.Lacking.Select(change => Check.Bad("schema", Lacking(change))),
            .. drift.Value.Changes.Where(one => one.Change is SchemaChange.Create).Select(one => Check.Warn("schema", Extra(one.Change))),
        ];
    }

    static Problem NotLookedAt(Problem why) => new(
        Codes.SchemaUnproved, $"Whether the schema is as the applied migrations have made it was not looked at: {why.Message}")
    {
        Fix = why.Fix,
    };

    static Problem Lacking(SchemaChange change) => new(Codes.SchemaLacking, change is SchemaChange.Alter alter
        ? $"The {change.Object} is not as the migrations have made it: {PropertyWords.Of(alter)}."
        : $"The {change.Object} is not there, although the migrations have made it.")
    {
        Fix = "slipway drift shows all differences. To bring it back: slipway diff --from database --to files. To keep the change: "
            + "slipway drift accept -m WHY",
    };

    static Problem Extra(SchemaChange change) => new(Codes.SchemaExtra, $"The {change.Object} is there, and no migration has made it.")
    {
        Fix = "slipway drift accept -m WHY records it; the setting \"ignore\" passes it over.",
    };
}
