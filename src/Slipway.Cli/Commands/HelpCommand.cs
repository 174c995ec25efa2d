using System.CommandLine;
using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway help [COMMAND…]</c>, and <c>help quick</c>: what one needs in an emergency.</summary>
sealed class HelpCommand : Verb
{
    readonly Argument<string[]> _words = new("words")
    {
        Description = "A command; 'quick' for the four lines that one needs in an emergency; 'settings'; 'migrations'.",
        HelpName = "COMMAND",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HelpCommand()
        : base("help", "Show what a command does and takes.", "slipway help quick") => Add(_words);

    public override Task<ExitCode> RunAsync(CommandRun run)
    {
        var words = run.Get(_words) ?? [];
        if (words is [var topic] && Topic(topic) is { } lines)
        {
            foreach (var line in lines)
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

    static IEnumerable<string>? Topic(string word) => word switch
    {
        "quick" => Quick,
        "settings" => Settings(),
        "migrations" => Migrations,
        _ => null,
    };

    static IEnumerable<string> Settings()
    {
        var width = SettingKeys.All.Max(key => key.Name.Length);
        yield return "The settings of slipway.json; a flag wins over a variable, that over the file. Where each comes from: slipway config";
        yield return "";
        foreach (var key in SettingKeys.All.Where(key => !key.IsPlanned))
        {
            var unset = (key.Default ?? key.WhenUnset) is { } value ? $" ({value})" : "";
            yield return $"{key.Name.PadRight(width)}  {key.Meaning}{unset}  {key.Variable}".TrimEnd();
        }
    }

    static readonly string[] Migrations =
    [
        "A migration is a file, migrations/0002_add_locale.sql. Everything but 'up' is optional:",
        "",
        "-- migrate:parent 0001_add_users        what it builds upon; without it, the file before it",
        "-- migrate:phase contract               held until: slipway up --phase contract",
        "-- migrate:transaction off              its statements run outside of transactions",
        "-- migrate:timeout lock=3s statement=10min",
        "-- migrate:idempotent                   may be run again after an interruption; or a query that tells:",
        "-- migrate:probe select …",
        "",
        "-- migrate:up",
        "alter table users add column locale text;",
        "-- migrate:down",
        "alter table users drop column locale;",
        "-- migrate:verify",
        "select count(*) = 0 from users where locale = '';",
    ];

    static readonly string[] Quick =
    [
        "deploy         slipway up -- SERVER",
        "backup         slipway backup create",
        "restore        slipway restore latest",
        "health check   slipway doctor",
    ];
}
