using System.CommandLine;
using Slipway.Cli.Launch;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.History;
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
        foreach (var option in _planning.All.Concat(_options.All).Append(BannerOption.Option))
            Add(option);
    }

    public override bool TakesServer => true;

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var prepared = Prepare(run);
        if (!prepared.Succeeded)
            return run.Fail(prepared.Problems);

        await using var target = prepared.Value.Project.OpenTarget(run.Get(_planning.Create));
        // Files and history are read side by side: with nothing pending that is nearly all there is to do.
        using var unneeded = CancellationTokenSource.CreateLinkedTokenSource(run.Cancel);
        var reading = Task.Run(() => target.ReadHistoryAsync(HistoryDetail.Outline, unneeded.Token), unneeded.Token);
        try
        {
            var request = Request(run, prepared.Value);
            if (!request.Succeeded)
                return run.Fail(request.Problems);

            using var activity = new Activity(run.Terminal, run.Clock);
            var deployment = new Deployment(
                target, request.Value with { FirstReading = reading }, Listener(run, prepared.Value, activity), run.Clock);
            return (await deployment.RunAsync(run.Cancel)).ExitCode;
        }
        finally
        {
            // A process that ends within a reading leaves what the engine clears away after it (SQLite's -wal and -shm).
            await unneeded.CancelAsync();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static IRolloutListener Listener(CommandRun run, Prepared prepared, Activity activity)
    {
        var console = new ConsoleListener(run.Terminal, activity);
        return BannerOption.Of(run, prepared.Project.Engine.Title, prepared.Server?.Command.Program) is { } banner
            ? new BannerListener(run.Terminal, activity, console, banner)
            : console;
    }

    sealed record Prepared(Project Project, RolloutMode Mode, FoundServer? Server);

    Outcome<Prepared> Prepare(CommandRun run)
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
        if (project.Value.Settings.AskedToReset is { } reset)
            return reset;
        return project.Value.Settings.Database.Succeeded
            ? new Prepared(project.Value, mode, server?.Value)
            : project.Value.Settings.Database.Problems;
    }

    Outcome<DeploymentRequest> Request(CommandRun run, Prepared prepared)
    {
        var request = _options.Request(run, prepared.Project);
        if (!request.Succeeded)
            return request.Problems;
        var planned = _planning.Apply(run, prepared.Project.Settings, request.Value);
        return !planned.Succeeded ? planned.Problems : planned.Value with
        {
            Revision = run.Get(_revision) ?? "head",
            Mode = prepared.Mode,
            Server = prepared.Server?.Command,
            Launcher = prepared.Server?.Launcher,
        };
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
            ? new FoundServer(
                command.Value with { Shown = new ServerArgumentList(run.Input.Server).Text }, new ExecLauncher(arguments.Value.Bytes))
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
