using System.Diagnostics;

namespace Slipway.Testing.PostgreSql;

/// <summary>
/// Runs PostgreSQL's own programs: as the user <c>postgres</c> when these tests run as root, whom the server refuses, and as
/// oneself otherwise.
/// </summary>
static class PostgresUser
{
    /// <summary>What stands before a command, so that it runs as that user.</summary>
    public static string[] Command { get; } = Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", "--"]
        : [];

    /// <summary>Where the newest PostgreSQL of this machine has its programs.</summary>
    public static string Programs { get; } = FindPrograms();

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static string Run(params string[] command) => RunWith(new Dictionary<string, string>(), command);

    /// <summary>Runs a command to its end, with further environment variables.</summary>
    public static string RunWith(IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        string[] all = [.. Command, .. command];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}:\n{output}{errors.Result}");
    }

    static string FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return versions.Select(folder => Path.Combine(folder, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .OrderByDescending(folder => double.Parse(
                folder.Split('/')[^2], System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault() ?? throw new FileNotFoundException($"PostgreSQL is not installed: there is no initdb below {debian}.");
    }
}
