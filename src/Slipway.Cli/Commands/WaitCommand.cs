using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.History;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Telemetry;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway wait</c>: waits until the database answers, as the first stage of a deployment does.</summary>
sealed class WaitCommand : Verb
{
    readonly Option<string> _timeout = GlobalOptions.Text("--timeout", "TIME", "How long to wait (default: 60s; forever waits for ever).");

    public WaitCommand()
        : base("wait", "Wait until the database answers.", "slipway wait --timeout 5min")
    {
        Remarks = "Asks every 2 s; after a \"not yet\" only an answer that comes twice counts. What waiting cannot mend, such as a\n"
            + "missing file or a wrong password, ends it at once. `slipway up` waits by itself.";
        Add(_timeout);
    }

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings(("wait", _timeout)));
        if (!project.Succeeded)
            return run.Fail(project.Problems);

        await using var target = project.Value.OpenTarget();
        using var activity = new Activity(run.Terminal, run.Clock);
        var began = run.Clock.GetTimestamp();
        activity.Begin("Connecting");
        var history = await new DatabaseWait(target, new ConsoleListener(run.Terminal, activity), run.Clock)
            .ReadHistoryAsync(HistoryDetail.Outline, project.Value.Settings.Duration("wait")!.Value, run.Cancel);
        activity.End();
        if (!history.Succeeded)
            return run.Fail(history.Problems);

        var waited = run.Clock.GetElapsedTime(began);
        var description = target.Description;
        if (run.Json)
        {
            JsonOutput.WriteObject(run.Terminal, json =>
            {
                json.WriteBoolean("answers", true);
                json.WriteString("engine", description.Engine);
                json.WriteString("database", description.Database);
                json.WriteTexts("current", history.Value.Current);
                json.WriteNumber("waitedMs", Math.Round(waited.TotalMilliseconds, 3));
            });
        }
        else
        {
            var current = LogLines.Ids(history.Value.Current);
            run.Print(Escaped.Line($"{description.Engine} {description.Database} answers, at {current} (after {Amount.Of(waited)})."));
        }

        return ExitCode.Done;
    }
}
