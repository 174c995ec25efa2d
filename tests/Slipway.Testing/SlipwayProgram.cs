using System.Diagnostics;

namespace Slipway.Testing;

/// <summary>The built program, as users run it: the native one when there is one, else the managed one.</summary>
public static class SlipwayProgram
{
    /// <summary>The file of the native program; <see langword="null"/> when it is not published.</summary>
    public static string? Native { get; } = FindNative();

    /// <summary>The program and the arguments that come before the user's.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Native is { } native ? [native] : ["dotnet", Path.Combine(AppContext.BaseDirectory, "Slipway.Cli.dll")];

    /// <summary>How a finished program ended.</summary>
    /// <param name="Code">Its exit code; 128 + n when signal n ended it.</param>
    /// <param name="Output">What it wrote to standard output.</param>
    /// <param name="Errors">What it wrote to standard error.</param>
    public sealed record Ended(int Code, string Output, string Errors)
    {
        public string All => Output + Errors;
    }

    /// <summary>Runs the program to its end.</summary>
    public static Ended Run(string folder, params ReadOnlySpan<string> arguments) =>
        Wait(Start(folder, [.. Command, .. arguments], environment: null));

    /// <summary>Runs the program to its end with further environment variables.</summary>
    public static Ended Run(
        string folder, IReadOnlyDictionary<string, string?> environment, params ReadOnlySpan<string> arguments) =>
        Wait(Start(folder, [.. Command, .. arguments], environment));

    /// <summary>
    /// Starts any command with the environment that tests need: no colours, no variables of this machine's user, letters of
    /// all kinds.
    /// </summary>
    public static Process Start(
        string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for a started command, two minutes at most.</summary>
    public static Ended Wait(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Did not end: {process.StartInfo.FileName}\n{output.Result}\n{errors.Result}");
        }

        process.WaitForExit();
        return new Ended(process.ExitCode, output.Result, errors.Result);
    }

    static bool IsOurs(string name) =>
        name.StartsWith("SLIPWAY_", StringComparison.Ordinal)
        || name.StartsWith("PG", StringComparison.Ordinal)
        || name.Contains("DATABASE", StringComparison.Ordinal)
        || name is "CI" or "NO_COLOR" or "FORCE_COLOR" or "GITHUB_ACTIONS";

    /// <summary>
    /// What SLIPWAY_PROGRAM names, or <c>artifacts/slipway</c> unless it is older than the managed program beside the tests:
    /// what is tested is never built from other sources than the tests are.
    /// </summary>
    static string? FindNative()
    {
        var given = Environment.GetEnvironmentVariable("SLIPWAY_PROGRAM");
        if (given is "managed")
            return null;
        if (given is { Length: > 0 })
            return File.Exists(given) ? Path.GetFullPath(given) : throw new FileNotFoundException($"SLIPWAY_PROGRAM: {given}");

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Slipway.slnx")))
            root = root.Parent ?? throw new DirectoryNotFoundException("The tests lie outside of the repository.");
        var native = Path.Combine(root.FullName, "artifacts", "slipway");
        return File.Exists(native) && File.GetLastWriteTimeUtc(native) >= NewestAssembly() ? native : null;
    }

    static DateTime NewestAssembly() =>
        new DirectoryInfo(AppContext.BaseDirectory).GetFiles("Slipway*.dll")
            .Where(file => file.Name is "Slipway.dll" or "Slipway.Sqlite.dll" or "Slipway.PostgreSql.dll" or "Slipway.Cli.dll")
            .Max(file => file.LastWriteTimeUtc);
}
