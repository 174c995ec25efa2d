using System.Collections.Immutable;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Graph;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway heads</c>: the newest migrations, which no other builds on.</summary>
sealed class HeadsCommand : Verb
{
    public HeadsCommand()
        : base("heads", "Show the newest migrations: those that no other builds on.", "slipway heads") =>
        Remarks = "Needs no database. An app with several heads was branched: two people have built on the same migration.";

    public override Task<ExitCode> RunAsync(CommandRun run) => Task.FromResult(Show(run));

    static ExitCode Show(CommandRun run)
    {
        var graph = FileGraph.Read(run);
        if (!graph.Succeeded)
            return run.Fail(graph.Problems);

        var branched = graph.Value.CheckHeads();
        if (run.Json)
        {
            JsonOutput.WriteObject(run.Terminal, json =>
            {
                json.WriteTexts("heads", graph.Value.Heads);
                ProblemFields.Write(json, "problems", branched);
            });
        }
        else
        {
            Write(run.Terminal, graph.Value, branched);
        }

        return ExitCode.Done;
    }

    static void Write(Terminal terminal, RevisionGraph graph, ImmutableArray<Problem> branched)
    {
        if (graph.Heads.IsEmpty)
            terminal.Out.WriteLine("<base> (there are no migrations)");
        foreach (var head in graph.Heads)
            terminal.Out.WriteLine($"{Escaped.Line(head)} {terminal.Paint("(head)", Ink.Good)}");
        foreach (var problem in branched)
            FindingText.Write(terminal, problem, Ink.Doubtful);
    }
}
