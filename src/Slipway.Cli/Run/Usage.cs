using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Slipway.Problems;

namespace Slipway.Cli.Run;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
static class Usage
{
    /// <summary>The faults of a command line; empty when there are none.</summary>
    public static ImmutableArray<Problem> FaultsOf(ParseResult parse, ProgramInput input)
    {
        var command = parse.CommandResult.Command;
        if (Misspelt(parse) is { } option)
            return [NoSuchOption(option, command)];
        if (parse.UnmatchedTokens is [var first, ..])
            return [Unmatched(first, command)];
        if (command is not Verb verb)
            return [Missing(command)];
        if (!input.Server.IsDefault && !verb.TakesServer)
            return [Fault($"'{command.Name}' takes no server behind '--'.", command)];
        if (input.Server is { IsDefault: false, Length: 0 })
            return [Fault("There is no program behind '--'.", command)];
        return [.. parse.Errors.Select(error => Fault(error.Message, command))];
    }

    /// <summary>There is no such command.</summary>
    public static Problem UnknownCommand(string word, Command parent) =>
        new(Codes.CommandLine, $"There is no command '{Path(parent)} {word}'.")
        {
            Fix = NearestName.Of(word, parent.Subcommands.SelectMany(sub => sub.Aliases.Append(sub.Name))) is { } near
                ? $"Did you mean '{Path(parent)} {near}'?"
                : $"{Path(parent)} --help",
        };

    /// <summary>An option that there is not, which the parser has taken for an argument: no argument looks like one.</summary>
    static string? Misspelt(ParseResult parse) => parse.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Select(token => token.Value)
        .FirstOrDefault(token => token is ['-', '-', ..] || (token is ['-', var letter, ..] && char.IsAsciiLetter(letter)));

    static Problem Unmatched(string token, Command command)
    {
        if (token.StartsWith('-'))
            return NoSuchOption(token, command);
        if (command.Subcommands.Count > 0)
            return UnknownCommand(token, command);
        var superfluous = Fault($"'{token}' is one argument too many for '{Path(command)}'.", command);
        return command is Verb { TakesServer: true }
            ? superfluous with { Fix = $"The server and its arguments come behind two dashes: {Path(command)} -- PROGRAM ARGUMENT" }
            : superfluous;
    }

    /// <summary>The value behind a <c>=</c> is not repeated: it may be a secret.</summary>
    static Problem NoSuchOption(string token, Command command)
    {
        var name = token.Split('=')[0];
        var options = command.Options.Concat(GlobalOptions.All).SelectMany(option => option.Aliases.Append(option.Name));
        return new Problem(Codes.CommandLine, $"'{Path(command)}' has no option '{name}'.")
        {
            // Every other letter is near a single one.
            Fix = name.Length > 2 && NearestName.Of(name, options) is { } near ? $"Did you mean '{near}'?" : $"{Path(command)} --help",
        };
    }

    static Problem Missing(Command command) => new(Codes.CommandLine, $"'{Path(command)}' needs a command: "
        + $"{string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}.")
    {
        Fix = $"{Path(command)} --help",
    };

    static Problem Fault(string message, Command command) =>
        new(Codes.CommandLine, message) { Fix = $"{Path(command)} --help" };

    static string Path(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{Path(parent)} {command.Name}"
        : command.Name;
}
