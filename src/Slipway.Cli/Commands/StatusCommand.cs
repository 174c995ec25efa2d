using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Cli.Survey;
using Slipway.History;
using Slipway.Problems;
using Slipway.Rollout;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway status</c>: what is applied, what is pending, what does not fit, and what to type next.</summary>
sealed class StatusCommand : Verb
{
    readonly Option<bool> _exitCode = new("--exit-code")
    {
        Description = "End with 3 when anything is pending (held ones too), or files and history differ.",
    };

    readonly Option<bool> _tables = new("--tables") { Description = "Count the rows of every table as well." };

    public StatusCommand()
        : base("status", "Show what is applied, what is pending, and what to type next.", "slipway status --tables")
    {
        Remarks = "[X] is applied, [ ] is pending. Takes no lock and writes nothing. Whether the schema itself drifted is not looked at:\n"
            + "in the JSON document drift is null, not empty.";
        Aliases.Add("showmigrations");
        Add(_exitCode);
        Add(_tables);
    }

    public override Task<ExitCode> RunAsync(CommandRun run) =>
        Looking.AtStandingAsync(run, HistoryDetail.Outline, looking => ShowAsync(run, looking));

    async Task<ExitCode> ShowAsync(CommandRun run, Looking looking)
    {
        var (settings, standing) = (looking.Project.Settings, looking.Standing);
        var request = PlanningOptions.Apply(settings, new DeploymentRequest(standing.Files, run.Identity));
        var status = new Status(standing, Planning.Of(request, standing.History, standing.Target.Database))
        {
            GivenEnvironment = settings.Environment,
            Options = SameOptions.Of(run),
            Tables = run.Get(_tables) ? (await looking.Target.ExamineAsync(run.Cancel)).Tables : default,
        };
        if (run.Json)
            StatusJson.Write(run.Terminal, status, settings.MigrationsShown);
        else
            StatusText.Write(run.Terminal, status, settings.MigrationsShown);
        if (status.Problems.Any(problem => problem.Code == Codes.WrongEnvironment))
            return ExitCode.WrongDatabase;
        return run.Get(_exitCode) && status.Differs ? ExitCode.Differences : ExitCode.Done;
    }
}
