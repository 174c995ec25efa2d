using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway plan</c>: what a deployment would do.</summary>
sealed class PlanCommand : Verb
{
    readonly Argument<string> _revision = new("target")
    {
        Description = "The revision to plan for (default: head).",
        HelpName = "TARGET",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<bool> _sql = new("--sql") { Description = "Print the SQL of the steps, each statement with its place." };
    readonly Option<bool> _down = new("--down") { Description = "Plan the way back to TARGET." };
    readonly Option<bool> _exitCode = new("--exit-code") { Description = "End with 3 when there are steps." };
    readonly PlanningOptions _planning = new();

    public PlanCommand()
        : base("plan", "Show the steps that a deployment would take, and their SQL.", "slipway plan --sql")
    {
        Remarks = "Takes no lock and writes nothing. What would stop `slipway up` stops this as well, with the same exit code.\n"
            + "Migrations whose phase was not asked for are shown as held, and are no steps.";
        Add(_revision);
        Add(_sql);
        Add(_down);
        Add(_exitCode);
        foreach (var option in _planning.All)
            Add(option);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings(("expect", _planning.Expect)));
        if (!project.Succeeded)
            return run.Fail(project.Problems);
        var files = project.Value.ReadFiles();
        if (!files.Succeeded)
            return run.Fail(files.Problems);
        foreach (var note in files.Value.Notes)
            run.Warn(note);
        var request = _planning.Apply(run, project.Value.Settings, new DeploymentRequest(files.Value, run.Identity));
        return request.Succeeded ? await PlanAsync(run, project.Value, request.Value) : run.Fail(request.Problems);
    }

    async Task<ExitCode> PlanAsync(CommandRun run, Project project, DeploymentRequest request)
    {
        var isDown = run.Get(_down);
        await using var target = project.OpenTarget(run.Get(_planning.Create));
        var history = await target.ReadHistoryAsync(isDown ? HistoryDetail.Texts : HistoryDetail.Outline, run.Cancel);
        var plan = Planning.Of(
            request with
            {
                Direction = isDown ? Direction.Down : Direction.Up,
                Revision = run.Get(_revision) ?? (isDown ? "-1" : "head"),
            },
            history,
            target.Description.Database);
        if (!plan.Succeeded)
            return run.Fail(plan.Problems);
        var script = DeploymentScript.Of(plan.Value, project.Engine.Dialect);
        if (!script.Succeeded)
            return run.Fail(script.Problems);

        if (run.Json)
            PlanText.WriteJson(run.Terminal, script.Value);
        else if (run.Get(_sql))
            ShowSql(run, script.Value);
        else
            PlanText.Write(run.Terminal, script.Value, Next(run, isDown));
        return run.Get(_exitCode) && !plan.Value.IsEmpty ? ExitCode.Differences : ExitCode.Done;
    }

    static void ShowSql(CommandRun run, DeploymentScript script)
    {
        foreach (var note in script.Plan.Notes)
            run.Warn(note);
        PlanText.WriteSql(run.Terminal, script);
    }

    /// <summary>The command that does what is shown.</summary>
    string Next(CommandRun run, bool isDown)
    {
        var target = run.Get(_revision) is { } revision ? $" {ShellWord.Of(revision)}" : isDown ? " -1" : "";
        var phase = run.Get(_planning.Phase) is { } word && !isDown ? $" --phase {word}" : "";
        var create = run.Get(_planning.Create) && !isDown ? " --create" : "";
        return $"slipway {(isDown ? "down" : "up")}{target}{phase}{create}{SameOptions.Of(run)}";
    }
}
