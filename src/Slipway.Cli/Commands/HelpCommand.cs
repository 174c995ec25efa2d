using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway help [COMMAND…]</c>, and <c>help quick</c>: what one needs in an emergency.</summary>
sealed class HelpCommand : Verb
{
    readonly Argument<string[]> _words = new("words")
    {
        Description = "A command, or 'quick' for the four lines that one needs in an emergency.",
        HelpName = "COMMAND",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HelpCommand()
        : base("help", "Show what a command does and takes.", "slipway help quick") => Add(_words);

    public override Task<ExitCode> RunAsync(CommandRun run)
    {
        var words = run.Get(_words) ?? [];
        if (words is ["quick"])
        {
            foreach (var line in Quick)
                run.Print(line);
            return Task.FromResult(ExitCode.Done);
        }

        var command = run.Parse.RootCommandResult.Command;
        var path = command.Name;
        foreach (var word in words)
        {
            var found = command.Subcommands.FirstOrDefault(sub => sub.Name == word || sub.Aliases.Contains(word));
            if (found is null)
                return Task.FromResult(run.Fail(Usage.UnknownCommand(word, command)));
            (command, path) = (found, $"{path} {found.Name}");
        }

        Show(run.Terminal, command, path);
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>Shows the help of a command.</summary>
    public static void Show(Terminal terminal, Command command, string path) => HelpText.Write(
        terminal.Out, command, path, GlobalOptions.All, ExampleOf(command), (command as Verb)?.Remarks);

    /// <summary>A command that only holds others has the example of its first one.</summary>
    static string ExampleOf(Command command) => command switch
    {
        Verb verb => verb.Example,
        { Parents: var parents } when !parents.Any() => Whole,
        _ => command.Subcommands.OfType<Verb>().Select(verb => verb.Example).FirstOrDefault(Whole),
    };

    const string Whole = "slipway up -- node server.js";

    static readonly string[] Quick =
    [
        "deploy         slipway up -- SERVER",
        "backup         slipway backup create",
        "restore        slipway restore latest",
        "health check   slipway doctor",
    ];
}
