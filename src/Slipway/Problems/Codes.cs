using System.Collections.Immutable;

namespace Slipway.Problems;

/// <summary>The catalogue: every problem that Slipway reports. Each room has its own file.</summary>
public static partial class Codes
{
    /// <summary>All entries; <c>docs/problems.md</c> is written from this list.</summary>
    public static ImmutableArray<ProblemCode> All => [.. Entries];

    // Not an initializer: the rooms' files may be initialized before this one.
    static List<ProblemCode>? entries;

    static List<ProblemCode> Entries => entries ??= [];

    static ProblemCode Add(string name, ExitCode exit, string meaning)
    {
        var code = new ProblemCode(name, exit, meaning);
        Entries.Add(code);
        return code;
    }

    /// <summary>An entry that is a note: the run goes on, and nothing need be done.</summary>
    static ProblemCode AddNote(string name, string meaning)
    {
        var code = new ProblemCode(name, ExitCode.Done, $"A note: {meaning}") { IsNote = true };
        Entries.Add(code);
        return code;
    }

    /// <summary>An impossible state: a bug in Slipway.</summary>
    public static ProblemCode Bug { get; } = Add("bug", ExitCode.Bug,
        "Slipway met a state that it holds to be impossible. The open transaction was rolled back.");

    /// <summary>A signal stopped the run.</summary>
    public static ProblemCode Stopped { get; } = Add("stopped", ExitCode.Terminated,
        "A signal stopped the run. The open transaction was rolled back and the lock released; running again finishes the work.");
}
