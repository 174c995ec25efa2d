using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway sql</c>: a script to run by hand, with the history rows in it.</summary>
sealed class SqlCommand : Verb
{
    readonly Argument<string> _range = new("range")
    {
        Description = "From where to where: 0002:head. Without FROM: base upwards, the head with --down.",
        HelpName = "[FROM:]TARGET",
    };

    readonly Option<bool> _down = new("--down") { Description = "The way back: FROM is above, TARGET below." };

    readonly Option<string> _phase = new("--phase")
    {
        Description = "How far to go: expand, backfill, contract, all (default: all from base, else backfill).",
        HelpName = "PHASE",
    };

    public SqlCommand()
        : base("sql", "Print a script to run by hand. Needs no database.", "slipway sql 0002:head > release.sql")
    {
        Remarks = "The script does what `slipway up` does: in transactions, with the rows of the history, which it looks at first.\n"
            + "Run it with the engine's own shell; afterwards `slipway status` shows the migrations as applied. Nothing is\n"
            + "backed up, and verify sections stand in it as comments. What cannot run in a transaction runs in between, without the\n"
            + "journal that `up` keeps: when the script stops there, look what stands before you go on.";
        Aliases.Add("sqlmigrate");
        Add(_range);
        Add(_down);
        Add(_phase);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) => Task.FromResult(Show(run));

    ExitCode Show(CommandRun run)
    {
        if (PhaseLimits.Of(run.Get(_phase), out var phases) is { } wrong)
            return run.Fail(wrong);
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        if (project.Value.Settings is { Database.Succeeded: false } unnamed && unnamed.Text("engine") is null)
        {
            if (unnamed.Database.Problems[0].Code != Codes.UrlMissing)
                return run.Fail([.. unnamed.Database.Problems.Select(WhichEngine)]);
            run.Warn(Assumed(project.Value.Engine.Title));
        }

        var files = project.Value.ReadFiles();
        if (!files.Succeeded)
            return run.Fail(files.Problems);
        foreach (var note in files.Value.Notes)
            run.Warn(note);

        var plan = Plan(files.Value, run.Get(_range)!, run.Get(_down), phases);
        if (!plan.Succeeded)
            return run.Fail(plan.Problems);
        foreach (var note in plan.Value.Notes)
            run.Warn(note);
        var script = DeploymentScript.Of(plan.Value, project.Value.Engine.Dialect);
        if (!script.Succeeded)
            return run.Fail(script.Problems);
        Write(run, script.Value, project.Value);
        return ExitCode.Done;
    }

    static Problem Assumed(string engine) => new(
        Codes.UrlMissing, $"No database is named, so the script is one for {engine}.")
    {
        Fix = $"For another engine name the database, or: SLIPWAY_ENGINE={string.Join(" or ", Engines.Names.Skip(1))}",
    };

    /// <summary>Without the database it cannot be told whose SQL is to be written.</summary>
    static Problem WhichEngine(Problem problem) => problem with
    {
        Fix = $"{problem.Fix} For a script the engine is enough: SLIPWAY_ENGINE={string.Join(" or ", Engines.Names)}".TrimStart(),
    };

    static Outcome<MigrationPlan> Plan(MigrationFiles files, string range, bool isDown, PhaseLimit? phases)
    {
        var graph = FileGraph.Of(files.Migrations);
        if (!graph.Succeeded)
            return graph.Problems;
        var (start, target) = range.Split(':', 2) is [var left, var right] ? (left, right) : ("", range);
        var from = Revision.Resolve(start.Length > 0 ? start : isDown ? "heads" : "base", graph.Value, []);
        if (!from.Succeeded)
            return from.Problems;

        var history = AssumedHistory.At(from.Value.Ids, graph.Value);
        if (isDown)
            return Planner.Down(graph.Value, history, target.Length > 0 ? target : "base");
        var comparison = HistoryComparison.Of(files, graph.Value, history);
        var limit = phases ?? (history.DatabaseIsEmpty ? PhaseLimit.All : PhaseLimit.Backfill);
        return Planner.Up(graph.Value, comparison, history, target.Length > 0 ? target : "head", limit);
    }

    static void Write(CommandRun run, DeploymentScript script, Project project)
    {
        var words = project.Engine.Script(project.Settings, run.Identity);
        TransactionScope scope = project.Settings.Text("transaction") switch
        {
            null => words.DefaultScope,
            "deployment" => TransactionScope.Deployment,
            _ => TransactionScope.Migration,
        };
        var text = script.Write(words, scope, project.Settings.Environment, run.Identity);
        if (!run.Json)
        {
            run.Terminal.Out.Write(Verbatim.Of(run.Terminal, text));
            return;
        }

        JsonOutput.WriteObject(run.Terminal, json =>
        {
            json.WriteTexts("from", script.Plan.From);
            json.WriteTexts("to", script.Plan.To);
            json.WriteTexts("steps", script.Plan.Steps.Select(step => step.Migration.Id));
            json.WriteString("script", text);
        });
    }
}
