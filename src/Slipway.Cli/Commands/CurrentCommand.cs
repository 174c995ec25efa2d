using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.History;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway current</c>: the revision of the database.</summary>
sealed class CurrentCommand : Verb
{
    public CurrentCommand()
        : base("current", "Show the revision of the database.", "slipway current") =>
        Remarks = "One line for each app. (head) means that nothing stands on top of it; <base> that nothing is applied. -v adds when,\n"
            + "and by whom.";

    public override Task<ExitCode> RunAsync(CommandRun run) => Looking.AtStandingAsync(run, HistoryDetail.Outline, looking =>
    {
        var standing = looking.Standing;
        if (run.Json)
            WriteJson(run.Terminal, standing);
        else
            WriteText(run, standing);
        return ExitCode.Done;
    });

    static void WriteText(CommandRun run, Standing standing)
    {
        if (standing.Current.IsEmpty)
            run.Print("<base> (nothing is applied)");
        var table = new TextTable(run.Terminal);
        foreach (var id in standing.Current)
        {
            var row = standing.History.Find(id);
            var who = row is null || !run.Terminal.Choices.Verbose ? [] : new[]
            {
                Amount.Of(row.AppliedAt), MigrationWords.Who(row.Actor, row.Host), $"slipway {row.ToolVersion}",
            };
            table.Add([id, Mark(standing, id), .. who]);
        }

        table.Write();
    }

    static TextTable.Cell Mark(Standing standing, string id) => standing switch
    {
        _ when standing.Graph.Heads.Contains(id) => new("(head)", Ink.Good),
        _ when standing.Comparison.Ahead.Any(row => row.Id == id) => new("(ahead of these files)", Ink.Doubtful),
        _ when standing.Graph.Find(id) is null => new("(its file is gone)", Ink.Bad),
        _ => new(""),
    };

    static void WriteJson(Terminal terminal, Standing standing) => JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteTexts("current", standing.Current);
        json.WriteTexts("heads", standing.Graph.Heads);
        json.WriteBoolean("atHead", standing.Current.ToHashSet(StringComparer.Ordinal).SetEquals(standing.Graph.Heads));
    });
}
