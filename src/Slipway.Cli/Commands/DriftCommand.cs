using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway drift</c>: in what the database differs from what its migrations have made, and who is to blame.</summary>
sealed class DriftCommand : Verb
{
    readonly Option<bool> _exitCode = new("--exit-code") { Description = "End with 3 when there is a difference." };

    public DriftCommand()
        : base("drift", "Show what the database has, or lacks, that its applied migrations have not made.", "slipway drift --exit-code")
    {
        Remarks = "What is applied is replayed in a throw-away database, from the texts that the history keeps, and compared with the\n"
            + "database. A difference that the wanted schema (schema.sql) has as well is a migration that nobody wrote; any other one was\n"
            + "made by hand. Writes nothing to the database. What the setting 'ignore' names is passed over.";
        Add(_exitCode);
        Add(new DriftAcceptCommand());
        // The parser demands one of the commands below unless there is something to do here.
        SetAction(static _ => 0);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) =>
        Looking.AtStandingAsync(run, HistoryDetail.Texts, looking => ShowAsync(run, looking));

    async Task<ExitCode> ShowAsync(CommandRun run, Looking looking)
    {
        var sources = SchemaSources.Of(run, looking.Project);
        if (!sources.Succeeded)
            return run.Fail(sources.Problems);
        await using var opened = sources.Value;
        var drift = await new DriftSurvey(opened, looking).FindAsync(wants: true, run.Cancel);
        if (!drift.Succeeded)
            return run.Fail(drift.Problems);
        if (run.Json)
            DriftText.WriteJson(run.Terminal, drift.Value, opened.Write(drift.Value.Difference, DdlOptions.Default));
        else
            DriftText.Write(run.Terminal, drift.Value, looking.Standing, SameOptions.Of(run));
        return run.Get(_exitCode) && !drift.Value.IsEmpty ? ExitCode.Differences : ExitCode.Done;
    }
}
