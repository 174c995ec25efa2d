using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Rollout;

/// <summary>The server that a deployment launches: a program that was found and may be executed.</summary>
/// <param name="Program">The program's file, as an absolute path.</param>
/// <param name="Arguments">Its arguments, the name that the user typed first.</param>
public sealed record ServerCommand(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>What may be shown of it: the arguments as typed, before a variable's value took the place of its name.</summary>
    public ImmutableArray<string> Shown { get => field.IsDefault ? Arguments : field; init; }

    /// <summary>Where shells look without <c>PATH</c>. An empty <c>PATH</c> is something else: the working directory.</summary>
    const string DefaultSearchPath = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>Looks the program up, as a shell would, before anything is migrated.</summary>
    /// <param name="arguments">The program and its arguments, as typed; at least one.</param>
    /// <param name="searchPath">The value of <c>PATH</c>; <see langword="null"/> when there is none.</param>
    /// <param name="mayExecute">Whether this user may execute a file; <see langword="null"/> to go by its permissions alone.</param>
    /// <returns>The command; or <c>server-not-found</c> (127) or <c>server-not-executable</c> (126).</returns>
    public static Outcome<ServerCommand> Find(
        ImmutableArray<string> arguments, string? searchPath, Func<string, bool>? mayExecute = null)
    {
        var name = arguments[0];
        if (name.Contains('/', StringComparison.Ordinal))
        {
            var file = Path.GetFullPath(name);
            return Fault(file, mayExecute) is { } fault ? fault : new ServerCommand(file, arguments);
        }

        Problem? notExecutable = null;
        foreach (var folder in name.Length == 0 ? [] : (searchPath ?? DefaultSearchPath).Split(':'))
        {
            var file = Path.GetFullPath(Path.Combine(folder.Length == 0 ? "." : folder, name));
            var fault = Fault(file, mayExecute);
            if (fault is null)
                return new ServerCommand(file, arguments);
            if (fault.Code == Codes.ServerNotExecutable)
                notExecutable ??= fault;
        }

        return notExecutable ?? NotFound($"{name} (PATH is {searchPath ?? "not set"})");
    }

    static Problem? Fault(string file, Func<string, bool>? mayExecute)
    {
        if (Directory.Exists(file))
            return NotExecutable(file, "it is a directory", "Name a program in it.");
        if (ModeOf(file) is not { } mode)
            return NotFound(file);
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if ((mode & execute) == UnixFileMode.None)
            return NotExecutable(file, "it has no execute permission", $"`chmod +x {ShellWord.Quoted(file)}`");
        return mayExecute?.Invoke(file) is false
            ? NotExecutable(file, "this user may not", $"`chmod a+rx {ShellWord.Quoted(file)}`, or run as a user who may.")
            : null;
    }

    /// <summary>The permissions of a file; <see langword="null"/> when there is none, or only a link to none.</summary>
    static UnixFileMode? ModeOf(string file)
    {
        if (OperatingSystem.IsWindows())
            return File.Exists(file) ? UnixFileMode.UserExecute : null;
        try
        {
            return File.GetUnixFileMode(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static Problem NotFound(string name) => new(Codes.ServerNotFound, $"The server's program was not found: {name}.")
    {
        State = "Nothing was migrated.",
        Fix = "Give the program after \"--\" with its full path, or put its folder on PATH.",
    };

    static Problem NotExecutable(string file, string why, string fix) => new(
        Codes.ServerNotExecutable, $"The server's program cannot be executed: {file}: {why}.")
    {
        State = "Nothing was migrated.",
        Fix = fix,
    };
}
