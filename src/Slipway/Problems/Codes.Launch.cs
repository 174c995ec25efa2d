namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A variable in the server's arguments has no value.</summary>
    public static ProblemCode ServerArgumentUnset { get; } = Add("server-argument-unset", ExitCode.Usage,
        "An argument of the server holds {env:NAME}, and that environment variable is not set.");

    /// <summary>The server's program could not be started.</summary>
    public static ProblemCode ServerNotStarted { get; } = Add("server-not-started", ExitCode.CannotExecute,
        "The kernel refused to execute the server's program after the deployment was done.");

    /// <summary>The command line cannot be understood.</summary>
    public static ProblemCode CommandLine { get; } = Add("command-line", ExitCode.Usage,
        "The command line has a command, an option or an argument that there is not, or lacks one that it needs.");

    /// <summary>A question would have to be asked, and nobody is there to answer.</summary>
    public static ProblemCode AnswerNeeded { get; } = Add("answer-needed", ExitCode.Usage,
        "The command needs a yes, and there is no terminal to ask on; a flag gives it.");

    /// <summary>A file is there already.</summary>
    public static ProblemCode FileExists { get; } = Add("file-exists", ExitCode.Usage,
        "A file that would be written is there already; it was left as it is.");

    /// <summary>A file cannot be written.</summary>
    public static ProblemCode FileNotWritten { get; } = Add("file-not-written", ExitCode.NotReady,
        "A file of the project cannot be written.");

    /// <summary>The engine's own shell was not found.</summary>
    public static ProblemCode ShellNotFound { get; } = Add("shell-not-found", ExitCode.ProgramNotFound,
        "The engine's own shell is not installed, or not on PATH.");
}
