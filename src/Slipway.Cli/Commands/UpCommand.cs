using System.CommandLine;
using Slipway.Cli.Launch;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Rollout;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway up</c>: the deployment. With <c>-- SERVER</c> the process becomes the server.</summary>
sealed class UpCommand : Verb
{
    readonly Argument<string> _revision = new("target")
    {
        Description = "The revision to bring the database to (default: head).",
        HelpName = "TARGET",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly PlanningOptions _planning = new();
    readonly DeploymentOptions _options = new();

    public UpCommand()
        : base("up", "Bring the database to the schema that the code needs, then launch the server.", "slipway up -- node server.js")
    {
        Remarks = "Waits, locks, inspects, backs up, applies, verifies, and only then becomes the server: same process, same signals.\n"
            + "With nothing pending it writes nothing and is there in milliseconds. In the server's arguments {env:PORT:-8001}\n"
            + $"is replaced by the variable. {ProgramInput.ModeVariable}=off|verify holds the migrations back.";
        Aliases.Add("upgrade");
        Aliases.Add("migrate");
        Aliases.Add("deploy");
        Add(_revision);
        foreach (var option in _planning.All.Concat(_options.All))
            Add(option);
    }

    public override bool TakesServer => true;

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var request = Request(run);
        if (!request.Succeeded)
            return run.Fail(request.Problems);

        using var activity = new Activity(run.Terminal, run.Clock);
        var listener = new ConsoleListener(run.Terminal, activity);
        await using var target = request.Value.Project.OpenTarget(run.Get(_planning.Create));
        var report = await new Deployment(target, request.Value.Deployment, listener, run.Clock).RunAsync(run.Cancel);
        return report.ExitCode;
    }

    sealed record Requested(Project Project, DeploymentRequest Deployment);

    Outcome<Requested> Request(CommandRun run)
    {
        // The server is looked for before anything else: it must not turn out to be missing after the migration.
        var server = Server(run);
        if (server is { Succeeded: false })
            return server.Problems;
        if (Mode(run) is not { } mode)
            return WrongMode(run);
        var project = Project.Of(_options.ReadSettings(run, ("expect", _planning.Expect)));
        if (!project.Succeeded)
            return project.Problems;
        if (!project.Value.Settings.Database.Succeeded)
            return project.Value.Settings.Database.Problems;
        var request = _options.Request(run, project.Value);
        if (!request.Succeeded)
            return request.Problems;
        var planned = _planning.Apply(run, project.Value.Settings, request.Value);
        if (!planned.Succeeded)
            return planned.Problems;
        var found = server?.Value;
        return new Requested(project.Value, planned.Value with
        {
            Revision = run.Get(_revision) ?? "head",
            Mode = mode,
            Server = found?.Command,
            Launcher = found?.Launcher,
        });
    }

    sealed record FoundServer(ServerCommand Command, IServerLauncher Launcher);

    static Outcome<FoundServer>? Server(CommandRun run)
    {
        if (run.Input.Server.IsDefault)
            return null;
        var arguments = ServerArguments.Expand(run.Input.Server, run.Input.Variable);
        if (!arguments.Succeeded)
            return arguments.Problems;
        var command = ServerCommand.Find(arguments.Value.Text, run.Input.Variable("PATH"), Libc.MayExecute);
        return command.Succeeded
            ? new FoundServer(command.Value, new ExecLauncher(arguments.Value.Bytes))
            : command.Problems;
    }

    static RolloutMode? Mode(CommandRun run) => run.Input.Variable(ProgramInput.ModeVariable)?.Trim().ToLowerInvariant() switch
    {
        null or "" or "on" => RolloutMode.Apply,
        "verify" => RolloutMode.Verify,
        "off" => RolloutMode.Off,
        _ => null,
    };

    static Problem WrongMode(CommandRun run) => new(
        Codes.SettingInvalid, $"{ProgramInput.ModeVariable} is '{run.Input.Variable(ProgramInput.ModeVariable)}'.")
    {
        State = "Nothing was migrated.",
        Fix = $"Set {ProgramInput.ModeVariable} to on, verify or off.",
    };
}
