using System.CommandLine;
using Slipway.Cli.Commands;
using Slipway.Cli.Launch;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli;

/// <summary>From the arguments to the command, and from what went wrong to the exit code.</summary>
static class CommandLine
{
    // A file whose name an argument begins with (@) is never read in the argument's place.
    static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static async Task<ExitCode> RunAsync(Command tree, ProgramInput input, Signals signals)
    {
        foreach (var option in GlobalOptions.All)
            tree.Add(option);
        var parse = tree.Parse(OtherWords.Translate(input.Arguments), Parser);
        var run = new CommandRun(parse, input, new Terminal(GlobalOptions.Output(parse, input)), signals.Stop);
        if (input.Arguments is ["--version"])
        {
            run.Print(CommandRun.Version);
            return ExitCode.Done;
        }

        var command = parse.CommandResult.Command;
        if (parse.GetValue(GlobalOptions.Help) || (command == tree && input.Arguments.IsEmpty))
        {
            HelpCommand.Show(run.Terminal, command, Path(command));
            return ExitCode.Done;
        }

        var faults = Usage.FaultsOf(parse, input);
        return faults.IsEmpty ? await RunAsync((Verb)command, run, signals) : run.Fail(faults);
    }

    static async Task<ExitCode> RunAsync(Verb verb, CommandRun run, Signals signals)
    {
        try
        {
            var code = await verb.RunAsync(run);
            return code is ExitCode.Terminated ? signals.Received ?? code : code;
        }
        catch (ProblemException fault)
        {
            return run.Fail(fault.Problem);
        }
        catch (TargetUnavailableException fault)
        {
            return run.Fail(fault.Problem);
        }
        catch (OperationCanceledException) when (signals.Received is { } received)
        {
            run.Fail(new Problem(Codes.Stopped, "A signal stopped the run.") { State = "Nothing was changed." });
            return received;
        }
#pragma warning disable CA1031 // the last place where a bug can still be told to a person
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return run.Fail(new Problem(Codes.Bug, $"This is a bug in Slipway: {bug}"));
        }
    }

    static string Path(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{Path(parent)} {command.Name}"
        : command.Name;
}
