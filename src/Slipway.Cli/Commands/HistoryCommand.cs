using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Graph;
using Slipway.History;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway history</c>: what was applied, newest first; with <c>--failed</c> what was tried in vain.</summary>
sealed class HistoryCommand : Verb
{
    readonly Option<string> _range = new("--range", "-r")
    {
        Description = "Only those from A to B, both included; either may be left out: 0002:0005, current-3:.",
        HelpName = "A:B",
    };

    readonly Option<bool> _failed = new("--failed")
    {
        Description = "What failed instead: where, the engine's words, and the statement.",
    };

    public HistoryCommand()
        : base("history", "Show what was applied: when, by whom, how long it took. Newest first.", "slipway history -r 0002:head -v")
    {
        Remarks = "-v adds parents, phase and what each did to the database.";
        Add(_range);
        Add(_failed);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) => run.Get(_failed)
        ? Looking.AtStandingAsync(run, HistoryDetail.Outline, looking => ShowFailedAsync(run, looking))
        : Looking.AtStandingAsync(run, HistoryDetail.Texts, looking => Show(run, looking.Standing));

    ExitCode Show(CommandRun run, Standing standing)
    {
        var wanted = Wanted(run.Get(_range), standing);
        if (!wanted.Succeeded)
            return run.Fail(wanted.Problems);

        // The order in which they were applied, not that of the files.
        var rows = standing.History.Applied.Where(row => wanted.Value.Contains(row.Id)).Reverse().ToList();
        if (run.Json)
            HistoryText.WriteJson(run.Terminal, rows);
        else
            HistoryText.Write(run.Terminal, rows, standing.Graph.Heads);
        return ExitCode.Done;
    }

    async Task<ExitCode> ShowFailedAsync(CommandRun run, Looking looking)
    {
        var wanted = Wanted(run.Get(_range), looking.Standing);
        if (!wanted.Succeeded)
            return run.Fail(wanted.Problems);

        var events = await looking.Target.ReadEventsAsync(run.Cancel);
        var failed = events
            .Where(happened => happened.Kind == "failed")
            .Where(happened => run.Get(_range) is null || (happened.Migration is { } id && wanted.Value.Contains(id)))
            .Reverse().ToList();
        if (run.Json)
            HistoryText.WriteFailedJson(run.Terminal, failed);
        else
            HistoryText.WriteFailed(run.Terminal, failed);
        return ExitCode.Done;
    }

    /// <summary>The ids that a range names; all without one.</summary>
    static Outcome<HashSet<string>> Wanted(string? range, Standing standing)
    {
        if (range is null)
            return standing.Applied.ToHashSet(StringComparer.Ordinal);
        var ends = Revision.ResolveRange(range, standing.Graph, standing.Applied);
        if (!ends.Succeeded)
            return ends.Problems;

        var graph = standing.Graph;
        var (from, to) = (ends.Value.From.Ids, ends.Value.To.Ids);
        // What is left open reaches to the newest there is, also where the database is ahead of the files.
        if (range.Trim().EndsWith(':'))
            to = [.. to, .. standing.Current];
        var wanted = graph.AncestorsOf(to).ToHashSet(StringComparer.Ordinal);
        wanted.ExceptWith(graph.AncestorsOf(from));
        wanted.UnionWith(from);
        return wanted;
    }
}
