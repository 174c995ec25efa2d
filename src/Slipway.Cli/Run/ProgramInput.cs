using System.Collections;
using System.Collections.Immutable;
using Slipway.Cli.Launch;

namespace Slipway.Cli.Run;

/// <summary>What the program was started with.</summary>
/// <param name="Arguments">The arguments before the first <c>--</c>.</param>
/// <param name="Server">The server's program and arguments behind it; default (not empty) without a <c>--</c>.</param>
/// <param name="WorkingDirectory">The folder in which it was started.</param>
/// <param name="Environment">The environment variables.</param>
sealed record ProgramInput(
    ImmutableArray<string> Arguments,
    ImmutableArray<byte[]> Server,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The variable that holds a deployment back without a change of the command line.</summary>
    public const string ModeVariable = "SLIPWAY_UP";

    const string Separator = "--";

    public static ProgramInput OfThisProcess(string[] arguments)
    {
        var (own, server) = Split(arguments);
        return new ProgramInput(
            own, server.IsDefault ? default : RawArguments.Of(server.AsSpan()), Directory.GetCurrentDirectory(), ReadEnvironment());
    }

    /// <summary>Splits the arguments before anything is parsed: what comes behind the first <c>--</c> is the server's alone.</summary>
    public static (ImmutableArray<string> Own, ImmutableArray<string> Server) Split(string[] arguments)
    {
        var separator = Array.IndexOf(arguments, Separator);
        return separator < 0
            ? ([.. arguments], default)
            : ([.. arguments[..separator]], [.. arguments[(separator + 1)..]]);
    }

    public string? Variable(string name) => Environment.GetValueOrDefault(name);

    static Dictionary<string, string> ReadEnvironment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return variables;
    }
}
