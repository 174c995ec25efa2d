using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway branches</c>: where the lines of migrations part.</summary>
sealed class BranchesCommand : Verb
{
    public BranchesCommand()
        : base("branches", "Show the migrations that several others build on.", "slipway branches") =>
        Remarks = "Needs no database. Branches that were merged again are shown as well; `slipway heads` shows what is still open.";

    public override Task<ExitCode> RunAsync(CommandRun run) => Task.FromResult(Show(run));

    static ExitCode Show(CommandRun run)
    {
        var graph = FileGraph.Read(run);
        if (!graph.Succeeded)
            return run.Fail(graph.Problems);

        var points = graph.Value.Order
            .Select(file => new { file.Id, Children = graph.Value.ChildrenOf(file.Id) })
            .Where(point => point.Children.Length > 1)
            .ToList();
        if (run.Json)
        {
            JsonOutput.WriteObject(run.Terminal, json =>
            {
                json.WriteStartArray("branches");
                foreach (var point in points)
                {
                    json.WriteStartObject();
                    json.WriteString("id", point.Id);
                    json.WriteTexts("children", point.Children);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return ExitCode.Done;
        }

        if (points.Count == 0)
            run.Print("There are no branches.");
        foreach (var point in points)
        {
            run.Print($"{Escaped.Line(point.Id)} {run.Terminal.Paint("(branch point)", Ink.Doubtful)}");
            for (var index = 0; index < point.Children.Length; index++)
                run.Print($"  {Edge(run.Terminal, index == point.Children.Length - 1)} {Escaped.Line(point.Children[index])}");
        }

        return ExitCode.Done;
    }

    static string Edge(Terminal terminal, bool isLast) => isLast ? terminal.Mark("└─", "`-") : terminal.Mark("├─", "|-");
}
