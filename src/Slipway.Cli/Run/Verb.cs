using System.CommandLine;
using Slipway.Problems;

namespace Slipway.Cli.Run;

/// <summary>
/// A command of the program. Each has the same anatomy: its options, a constructor that names it, says what it does and
/// gives an example, and what it does.
/// </summary>
/// <param name="name">The word that calls it.</param>
/// <param name="summary">What it does, in one sentence.</param>
/// <param name="example">A command line that a person may copy.</param>
abstract class Verb(string name, string summary, string example) : Command(name, summary)
{
    /// <summary>A command line that a person may copy.</summary>
    public string Example { get; } = example;

    /// <summary>What else a person should know, shown by <c>--help</c>.</summary>
    public string? Remarks { get; init; }

    /// <summary>Whether it takes a server behind <c>--</c>.</summary>
    public virtual bool TakesServer => false;

    /// <summary>Does it.</summary>
    public abstract Task<ExitCode> RunAsync(CommandRun run);
}
