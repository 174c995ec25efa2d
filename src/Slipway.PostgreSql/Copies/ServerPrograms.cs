using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;

namespace Slipway.PostgreSql.Copies;

/// <summary>Finds PostgreSQL's own client programs: one that is older than the server cannot read it, and must not be tried.</summary>
/// <param name="folders">Where to look, in this order.</param>
sealed class ServerPrograms(IEnumerable<string> folders)
{
    const string Dump = "pg_dump";
    const string Restore = "pg_restore";

    /// <summary>Where packages put all versions side by side, with a folder for each.</summary>
    static readonly string[] Shelves = ["/usr/lib/postgresql", "/usr/pgsql", "/usr/local/lib/postgresql"];

    /// <summary>A program, or why there is none.</summary>
    public sealed record Choice(ServerProgram? Program, string Why);

    /// <summary>The programs on the search path, then those that packages have put where no search path leads.</summary>
    public static ServerPrograms OfThisMachine() => new(Folders());

    /// <summary>A pg_dump that can read a server of that major version: the oldest that is not older.</summary>
    public Task<Choice> FindDumpAsync(int server, CancellationToken cancel) => FindAsync(Dump, server, cancel);

    /// <summary>The newest pg_restore: it reads what any older pg_dump has written.</summary>
    public async Task<Choice> FindRestoreAsync(CancellationToken cancel)
    {
        var found = await AllAsync(Restore, cancel).ConfigureAwait(false);
        return found.MaxBy(program => program.Major) is { } newest ? new Choice(newest, "") : new Choice(null, $"{Restore} is not there");
    }

    /// <summary>
    /// A pg_restore that fills a server of that major version: the oldest that is not older, for a newer one says things that the
    /// server may not know.
    /// </summary>
    public Task<Choice> FindRestoreAsync(int server, CancellationToken cancel) => FindAsync(Restore, server, cancel);

    /// <summary>Looked for only when they are asked for.</summary>
    static IEnumerable<string> Folders()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
        foreach (var folder in Shelves.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal))
            yield return Path.Combine(folder, "bin");
    }

    async Task<Choice> FindAsync(string name, int server, CancellationToken cancel)
    {
        var found = await AllAsync(name, cancel).ConfigureAwait(false);
        if (found.Where(program => program.Major >= server).MinBy(program => program.Major) is { } fitting)
            return new Choice(fitting, "");
        return new Choice(null, found.MaxBy(program => program.Major) is { } old
            ? string.Create(CultureInfo.InvariantCulture, $"{old.Path} has version {old.Major}, older than the server's {server}")
            : $"{name} is not there");
    }

    async Task<ImmutableArray<ServerProgram>> AllAsync(string name, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<ServerProgram>();
        foreach (var path in folders.Select(folder => Path.Combine(folder, name)).Distinct(StringComparer.Ordinal))
        {
            if (File.Exists(path) && !IsChooser(path) && await VersionAsync(path, cancel).ConfigureAwait(false) is { } major)
                found.Add(new ServerProgram(path, major));
        }

        return found.ToImmutable();
    }

    /// <summary>Debian's script that chooses among the versions: they are looked at themselves.</summary>
    static bool IsChooser(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true)?.Name is "pg_wrapper";

    /// <summary>The major version that a program says it has; null when it does not run.</summary>
    static async Task<int?> VersionAsync(string path, CancellationToken cancel)
    {
        try
        {
            var words = "";
            var ended = await new ServerProgram(path, 0).RunAsync(
                ["--version"],
                ImmutableDictionary<string, string>.Empty,
                async output =>
                {
                    using var reader = new StreamReader(output);
                    words = await reader.ReadToEndAsync(cancel).ConfigureAwait(false);
                },
                cancel).ConfigureAwait(false);
            return ended.Succeeded ? MajorOf(words) : null;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            return null;
        }
    }

    /// <summary>The version in <c>pg_dump (PostgreSQL) 15.18 (Debian 15.18-1)</c>.</summary>
    static int? MajorOf(string words)
    {
        var start = words.IndexOf(") ", StringComparison.Ordinal);
        var digits = start < 0 ? "" : string.Concat(words.Skip(start + 2).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }
}
