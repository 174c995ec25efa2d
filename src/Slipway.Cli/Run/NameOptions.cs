using System.CommandLine;

namespace Slipway.Cli.Run;

/// <summary>What a migration is to be called: words behind the command, or behind <c>-m</c>, as Alembic has it.</summary>
/// <param name="description">What the words say.</param>
sealed class NameOptions(string description)
{
    public Argument<string[]> Words { get; } = new("name")
    {
        Description = description,
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string> Message { get; } = new("--message", "-m") { Description = "The same, as Alembic has it.", HelpName = "NAME" };

    /// <summary>The name; empty when nobody gave one.</summary>
    public string Of(CommandRun run) =>
        string.Join(' ', [.. run.Get(Words) ?? [], .. run.Get(Message) is { } message ? [message] : (string[])[]]);
}
